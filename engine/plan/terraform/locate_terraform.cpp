// Places in plans of Terraform: the resource is read again from its offset, and asked as it was before.
#include "engine/plan/locate.hpp"
#include "engine/plan/terraform/records.hpp"

namespace proviso {
namespace {

class TerraformFile : public RecordFile {
public:
    TerraformFile(Input const& input, Mapping const& mapping, Vocabulary const& vocabulary)
        : plan_{TerraformDocument(input), {}, mapping, vocabulary.records[mapping.record], none_set_},
          treatments_(mapping, plan_.type.fields.size()) {
        Complaints said_already;
        good_ = plan_.document.read(said_already) and plan_.configuration.read(plan_.document, said_already);
    }

    Place record(std::string_view, std::uint64_t origin) override {
        return read(origin) and change_.address.place.length > 0 ? change_.address.place : Place{origin, 1};
    }

    std::optional<Place> value(RecordType const&, std::uint64_t origin, std::uint16_t field) override {
        if (not read(origin))
            return {};
        if (plan_.type.key == field)
            return change_.address.place;
        auto const place = evidence(field).stated.place;
        return place.length > 0 ? std::optional(place) : std::nullopt;
    }

    std::string derivation(RecordType const&, std::uint64_t origin, std::uint16_t field) override {
        if (plan_.type.key == field or not read(origin))
            return {};
        return words_of_known(evidence(field), plan_.type, field, plan_.mapping);
    }

private:
    /// Of the resource just read; its text holds no longer than this.
    Evidence evidence(std::uint16_t field) {
        TerraformResource const resource(tree_, change_, plan_.configuration);
        return Inquiry(plan_.type, plan_.mapping, treatments_.of(change_.type), resource, none_set_).field(field);
    }

    /// False where no resource begins there, as where the plan says that it is not whole.
    bool read(std::uint64_t origin) {
        if (not good_ or origin >= plan_.document.text().size() or plan_.document.text()[origin] != '{')
            return false;
        auto cursor = plan_.document.cursor(origin);
        return read_change(cursor, treatments_, tree_, change_);
    }

    std::vector<SetField> const none_set_;
    TerraformPlan plan_;
    Treatments treatments_;
    Tree tree_;
    Change change_;
    bool good_ = false;
};

}  // namespace

std::unique_ptr<RecordFile> open_terraform_records(Input& input, Plan const& plan, Vocabulary const& vocabulary) {
    auto const& mapping = plan.mappings->of[static_cast<std::size_t>(PlanFormat::terraform)];
    return std::make_unique<TerraformFile>(input, *mapping, vocabulary);
}

}  // namespace proviso
