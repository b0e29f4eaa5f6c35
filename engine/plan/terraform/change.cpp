// A resource of a plan, read from its JSON.
#include "engine/plan/terraform/change.hpp"

#include "engine/plan/json_walk.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace proviso {
namespace {

class ChangeReader {
public:
    ChangeReader(JsonCursor& cursor, Treatments& treatments, Tree& tree, Change& change)
        : cursor_(cursor), treatments_(treatments), tree_(tree), change_(change) {}

    bool read() {
        return each_member(cursor_, [&](std::string_view key, Place place) {
            note(key, place);
            return member(key);
        });
    }

private:
    /// Of the keys that are read here, each may stand once.
    void note(std::string_view key, Place place) {
        auto const known = std::ranges::find(keys, key);
        if (known == keys.end())
            return;
        auto& first = first_[static_cast<std::size_t>(known - keys.begin())];
        if (first)
            change_.twice.push_back({*known, place, *first});
        else
            first = place;
    }

    bool member(std::string_view key) {
        if (key == "address")
            return text(change_.address);
        if (key == "change" and *cursor_.at == '{')
            return passed_over() ? skip_value(cursor_, room_)
                                 : each_member(cursor_, [&](std::string_view inner, Place place) {
                                       note(inner, place);
                                       return change_member(inner);
                                   });
        if (key == "values") {
            change_.tells_unknown = false;
            return passed_over() ? skip_value(cursor_, room_) : keep(change_.after);
        }
        if (key == "sensitive_values")
            return passed_over() ? skip_value(cursor_, room_) : keep(change_.sensitive);
        if (key == "deposed" or key == "deposed_key")
            change_.goes = true;
        Stated said;
        if (not text(said))
            return false;
        if (key == "mode")
            change_.is_managed = said.text != "data";
        for (auto const& [name, to] : {std::pair("type", &change_.type),
                                       {"name", &change_.name},
                                       {"module_address", &change_.module_address},
                                       {"provider_name", &change_.provider_name},
                                       {"previous_address", &change_.previous_address}})
            if (key == name)
                *to = said.text;
        return true;
    }

    /// `mode` and `type` come before the values in what Terraform writes; in another order they are read for nothing.
    bool passed_over() const {
        return not change_.is_managed or (not change_.type.empty() and treatments_.of(change_.type).ignored);
    }

    bool change_member(std::string_view key) {
        if (key == "actions" and *cursor_.at == '[')
            return actions();
        if (key == "after")
            return keep(change_.after);
        if (key == "after_unknown")
            return keep(change_.unknown);
        if (key == "after_sensitive")
            return keep(change_.sensitive);
        return skip_value(cursor_, room_);
    }

    /// It goes where every action takes it away; replaced, it is there again.
    bool actions() {
        auto any = false, all = true;
        auto const good = each_element(cursor_, [&] {
            Stated action;
            if (not text(action))
                return false;
            any = true;
            all = all and (action.text == "delete" or action.text == "forget");
            return true;
        });
        change_.goes = change_.goes or (any and all);
        return good;
    }

    /// Text; of anything else nothing.
    bool text(Stated& to) {
        if (*cursor_.at != '"')
            return skip_value(cursor_, room_);
        if (not cursor_.value(to, room_))
            return false;
        if (to.text.data() == room_.data())
            to.text = tree_.keep(to.text);
        return true;
    }

    bool keep(Tree::Node& node) {
        node = static_cast<Tree::Node>(tree_.size());
        return read_json_tree(cursor_, tree_);
    }

    static constexpr std::array<std::string_view, 16> keys{
        "address",         "previous_address", "module_address",   "mode",    "type",        "name",  "provider_name",
        "change",          "values",           "sensitive_values", "deposed", "deposed_key", "after", "after_unknown",
        "after_sensitive", "actions"};

    JsonCursor& cursor_;
    Treatments& treatments_;
    Tree& tree_;
    Change& change_;
    std::string room_;
    std::array<std::optional<Place>, keys.size()> first_;
};

}  // namespace

Treatment const& Treatments::of(std::string_view type) {
    auto const found = known_.find(type);
    return found != known_.end() ? found->second
                                 : known_.emplace(type, mapping_.treatment(type, fields_)).first->second;
}

bool read_change(JsonCursor& cursor, Treatments& treatments, Tree& tree, Change& change) {
    tree.clear();
    change = {};
    return ChangeReader(cursor, treatments, tree, change).read();
}

}  // namespace proviso
