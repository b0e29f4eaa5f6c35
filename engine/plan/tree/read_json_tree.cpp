// JSON text → Tree, by a list of open tables and lists instead of recursion.
#include "engine/plan/json_cursor.hpp"
#include "engine/plan/tree/tree.hpp"

namespace proviso {
namespace {

class JsonTreeReader {
public:
    JsonTreeReader(JsonCursor& cursor, Tree& tree) : cursor_(cursor), tree_(tree) {}

    bool read(Tree::Node parent, std::string_view key, std::uint64_t key_begin) {
        auto const above = parent;
        parent_ = parent;
        if (not value(key, key_begin))
            return false;
        while (parent_ != above)
            if (not member())
                return false;
        return true;
    }

private:
    /// A value; of a table or list only its bracket, and then it is the parent of what follows.
    bool value(std::string_view key, std::uint64_t key_begin) {
        Stated stated;
        auto const* const begin = cursor_.at;
        auto const nested = *begin == '{' or *begin == '[';
        if (not nested) {
            if (not cursor_.value(stated, room_))
                return false;
            if (stated.form == Form::text and is_room(stated.text))
                stated.text = tree_.keep(stated.text);
            tree_.add(parent_, stated, key, key_begin);
            return true;
        }
        if (++depth_ > JsonCursor::deepest)
            return cursor_.fail(Kind::plan_limits, begin, begin + 1, "nested more than 500 deep");
        ++cursor_.at;
        stated.form = *begin == '{' ? Form::table : Form::list;
        stated.place = cursor_.place(begin, cursor_.at);
        parent_ = tree_.add(parent_, stated, key, key_begin);
        return true;
    }

    /// The next member of the parent, or its end.
    bool member() {
        auto const is_table = tree_.form(parent_) == Form::table;
        auto const first = tree_.first(parent_) == Tree::none;
        auto const close = is_table ? '}' : ']';
        cursor_.space();
        if (cursor_.take(close))
            return end();
        if (not first and not cursor_.take(','))
            return cursor_.expected(is_table ? "a comma or `}`" : "a comma or `]`");
        cursor_.space();
        if (not is_table)
            return value({}, 0);
        std::string_view key;
        auto const key_begin = cursor_.offset(cursor_.at) + 1;
        if (not cursor_.string(key, room_))
            return false;
        if (is_room(key))
            key = tree_.keep(key);
        cursor_.space();
        if (not cursor_.take(':'))
            return cursor_.expected("a colon");
        cursor_.space();
        return value(key, key_begin);
    }

    bool end() {
        auto whole = tree_.value(parent_);
        whole.place.length = static_cast<std::uint32_t>(cursor_.offset(cursor_.at) - whole.place.begin);
        tree_.set(parent_, whole);
        parent_ = tree_.parent(parent_);
        --depth_;
        return true;
    }

    bool is_room(std::string_view text) const { return not text.empty() and text.data() == room_.data(); }

    JsonCursor& cursor_;
    Tree& tree_;
    Tree::Node parent_ = Tree::none;
    unsigned depth_ = 0;
    std::string room_;
};

}  // namespace

bool read_json_tree(JsonCursor& cursor, Tree& tree, Tree::Node parent, std::string_view key, std::uint64_t key_begin) {
    return JsonTreeReader(cursor, tree).read(parent, key, key_begin);
}

}  // namespace proviso
