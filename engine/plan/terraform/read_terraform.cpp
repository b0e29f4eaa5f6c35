// Plans of Terraform and OpenTofu: the end state, a record for each instance of a resource that will be there.
//
// `resource_changes` is the whole of it; where it lacks some, nothing changes or somebody else wrote it, and
// `planned_values` has them. What a plan for some targets does not touch stands in `prior_state` alone.
#include "engine/plan/blocks.hpp"
#include "engine/plan/json_walk.hpp"
#include "engine/plan/terraform/records.hpp"

#include <unordered_set>

namespace proviso {
namespace {

/// Calls `resource()` with the cursor at each resource of a module and of those in it.
template <class Resource>
bool each_resource(JsonCursor& cursor, Resource resource, std::size_t depth = 0) {
    std::string room;
    if (*cursor.at != '{')
        return skip_value(cursor, room);
    if (depth > deepest_module)
        return too_deep(cursor);
    return each_member(cursor, [&](std::string_view key, Place) {
        if (key == "resources" and *cursor.at == '[')
            return each_element(cursor, resource);
        if (key == "child_modules" and *cursor.at == '[')
            return each_element(cursor, [&] { return each_resource(cursor, resource, depth + 1); });
        return skip_value(cursor, room);
    });
}

/// Takes the cursor into the member `key` of the table it is at, and past the table.
template <class Inside>
bool inside_member(JsonCursor& cursor, std::string_view wanted, Inside inside) {
    std::string room;
    if (*cursor.at != '{')
        return skip_value(cursor, room);
    return each_member(
        cursor, [&](std::string_view key, Place) { return key == wanted ? inside() : skip_value(cursor, room); });
}

class TerraformReader {
public:
    TerraformReader(Input& input, Intake& intake)
        : input_(input), intake_(intake), plan_{TerraformDocument(input),
                                                {},
                                                intake.mapping(PlanFormat::terraform),
                                                intake.vocabulary.records[intake.mapping(PlanFormat::terraform).record],
                                                intake.options.set} {
        for (auto const& worker : intake.workers)
            readers_.emplace_back(plan_, *worker);
    }

    void read() {
        if (not plan_.document.read(intake_.complaints) or
            not plan_.configuration.read(plan_.document, intake_.complaints))
            return;
        if (plan_.document.is_list("resource_changes"))
            changes();
        for (auto const* const member : {"planned_values", "prior_state"})
            if (plan_.document.has(member))
                others(member);
        left_out();
        report_unmapped();
    }

private:
    void changes() {
        auto cursor = plan_.document.cursor("resource_changes");
        cursor.take('[');
        std::string_view const all(cursor.at, static_cast<std::size_t>(cursor.end - cursor.at));
        auto const offset = cursor.offset(cursor.at);
        std::size_t at = 0;
        auto done = false;
        auto const next = [&](Buffer&, Complaints&) -> std::optional<Block> {
            if (done)
                return {};
            auto const begin = at;
            ListPart part;
            for (auto size = intake_.block_size(); not part.whole; size *= 2) {
                part = last_element(all.substr(begin, size));
                if (begin + size >= all.size())
                    break;
            }
            done = part.closed or not part.whole;
            at = begin + part.end;
            auto const length = part.closed ? part.end : part.whole ? part.end : all.size() - begin;
            return Block{offset + begin, all.substr(begin, length), begin == 0};
        };
        read_blocks(input_, intake_, next, [&](Worker& worker, Block const& block, Reading& reading) {
            readers_[worker.index()].read_list(block.text, block.offset, block.first, reading);
        });
    }

    /// Runs `read(cursor, reader, reading)` by the first worker, as a block of its own.
    template <class Read>
    void alone(JsonCursor cursor, Read read) {
        Reading reading;
        reading.block = intake_.next_block++;
        reading.file = intake_.file;
        if (not read(cursor, readers_.front(), reading)) {
            auto const& fault = cursor.fault();
            reading.complaints.add(fault.kind, fault.place, fault.text, fault.help);
        }
        intake_.workers.front()->finish(reading);
        intake_.take(std::move(reading));
    }

    /// Resources of `planned_values` or `prior_state` whose addresses have not been read.
    void others(std::string_view member) {
        for (auto& reader : readers_) {
            seen_.insert(reader.addresses.begin(), reader.addresses.end());
            reader.addresses.clear();
        }
        alone(plan_.document.cursor(member), [&](JsonCursor& cursor, auto& reader, Reading& reading) {
            auto const resource = [&] {
                auto again = plan_.document.cursor(cursor.offset(cursor.at));
                std::string address;
                if (not read_address(cursor, address))
                    return false;
                if (seen_.contains(address) or reader.read_one(again, reading))
                    return true;
                cursor = again;  // it says why not
                return false;
            };
            auto const modules = [&] {
                return inside_member(cursor, "root_module", [&] { return each_resource(cursor, resource); });
            };
            return member == "prior_state" ? inside_member(cursor, "values", modules) : modules();
        });
    }

    static bool read_address(JsonCursor& cursor, std::string& address) {
        std::string room;
        return inside_member(cursor, "address", [&] {
            Stated said;
            auto const good = *cursor.at == '"' ? cursor.value(said, room) : skip_value(cursor, room);
            address = said.text;
            return good;
        });
    }

    /// Why the plan says less than there will be; empty where it does not.
    std::string reason() const {
        if (plan_.document.says("errored", true))
            return "errored";
        if (plan_.document.says("complete", false))
            return "complete";
        return plan_.document.is_filled("deferred_changes") ? "deferred_changes" : "";
    }

    /// A plan that is not whole has a record of which nothing is known, so that nothing is proved by it.
    void left_out() {
        auto const why = reason();
        if (why.empty())
            return;
        auto const place = plan_.document.key(why);
        auto const text = why == "errored"    ? "planning failed, and the plan lacks what comes after the error"
                          : why == "complete" ? "the plan is marked as incomplete: applying it leaves more to be done"
                                              : "the plan defers changes until others are made";
        intake_.complaints.add(Kind::plan_not_whole, place, text,
                               "what is in it is checked; for what is not, each clause is at best undetermined");
        alone(plan_.document.cursor(why), [&](JsonCursor&, auto&, Reading& reading) {
            auto& builder = intake_.workers.front()->builder(plan_.mapping.record);
            builder.begin(place.begin);
            Stated value;
            value.place = place;
            for (std::uint16_t field = 0; field < plan_.type.fields.size(); ++field) {
                auto const is_key = plan_.type.key == field;
                value.form = is_key ? Form::text : Form::unknown;
                value.text = is_key ? "(what the plan leaves out)" : "";
                builder.put(field, value, reading);
            }
            builder.end(reading);
            return true;
        });
    }

    void report_unmapped() {
        constexpr std::size_t most = 6;
        std::map<std::string, std::size_t> types;
        std::size_t count = 0;
        for (auto const& reader : readers_)
            for (auto const& [type, times] : reader.unmapped) {
                types[type] += times;
                count += times;
            }
        if (types.empty())
            return;
        std::string names;
        for (auto const& [type, times] : types)
            if (names.empty() or static_cast<std::size_t>(std::ranges::count(names, '`')) < 2 * most)
                names += (names.empty() ? "`" : ", `") + type + "`";
        if (types.size() > most)
            names += " …";
        auto const text = count == 1 ? "no mapping names the type of one resource, which is taken as a placement: "
                                     : "no mapping names the types of " + std::to_string(count) +
                                           " resources, which are taken as placements: ";
        intake_.out.push_back({Kind::plan_unmapped,
                               {{intake_.name, {0, 0}, {}, 0, 0}, text + names},
                               {},
                               "say what they are in a mapping, or that they are none: `--map FILE`"});
    }

    Input& input_;
    Intake& intake_;
    TerraformPlan plan_;
    std::vector<TerraformRecords> readers_;
    std::unordered_set<std::string> seen_;  ///< addresses of resources
};

}  // namespace

void read_terraform(Input& input, Intake& intake) { TerraformReader(input, intake).read(); }

}  // namespace proviso
