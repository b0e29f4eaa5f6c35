// yaml-cpp's events → Tree.
//
// Its own documents and nodes are not used: they keep the first of two equal keys, know no merge keys, and read `"a",`
// for ever. Each document is parsed alone, so that a fault in one hides none in the next.
#include "engine/plan/tree/yaml.hpp"

#include "engine/plan/tree/yaml_builder.hpp"
#include "engine/plan/tree/yaml_extent.hpp"
#include "engine/plan/tree/yaml_faults.hpp"
#include "engine/plan/tree/yaml_scalar.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <sstream>

namespace proviso {
namespace {

class Events : public YAML::EventHandler {
public:
    Events(std::string_view text, YamlPart part, YamlBudget& budget, Tree& tree, Complaints& out)
        : text_(text.substr(0, part.end)), base_(part.begin), after_(part.begin), tree_(tree),
          builder_(budget, tree, out) {}

    /// The byte of the file that a mark is at.
    std::size_t at(YAML::Mark const& mark) const {
        return std::min(base_ + static_cast<std::size_t>(std::max(mark.pos, 0)), text_.size());
    }
    /// Where the first token after the last event stands.
    std::size_t next_token() const { return next_yaml_token(text_, after_); }
    /// Where the first token stands that fits nothing: a key that has been read as a text fits as little as its colon.
    std::size_t next_misfit() const {
        auto const next = next_token();
        return next < text_.size() and text_[next] == ':' ? key_begin_ : next;
    }

    void OnDocumentStart(YAML::Mark const& mark) override {
        if (std::exchange(started_, true))
            stop_yaml(Kind::plan_syntax, at(mark), "the document has ended before this",
                      "a line `---` begins another one");
    }
    void OnDocumentEnd() override {}

    void OnNull(YAML::Mark const& mark, YAML::anchor_t anchor) override {
        if (not blocks_.empty() and blocks_.back() and not builder_.expects_key() and lacks_colon())
            stop_yaml(Kind::plan_syntax, after_, "a colon is missing here", "a table has `key: value` on each line");
        auto const extent = yaml_extent(text_, at(mark), "");
        auto const word = text_.substr(extent.begin, text_.find_first_of(" \t\r\n,]}", extent.begin) - extent.begin);
        auto const is_written = not word.empty() and plain_yaml_scalar(word).form == Form::nothing;
        Stated stated;
        stated.place = is_written               ? Place{extent.begin, static_cast<std::uint32_t>(word.size())}
                       : builder_.expects_key() ? Place{at(mark), 1}
                                                : builder_.key_place();
        if (is_written)
            after_ = extent.begin + word.size();
        key_begin_ = stated.place.begin;
        if (builder_.expects_key())
            builder_.key(stated, anchor, false);
        else
            builder_.scalar(stated, anchor);
    }

    void OnScalar(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                  std::string const& value) override {
        auto const extent = yaml_extent(text_, at(mark), value);
        if (not extent.closed)
            stop_yaml(Kind::plan_syntax, extent.begin, "this text has no closing quote");
        after_ = extent.after;
        key_begin_ = extent.begin;
        auto const stated = meaning(tag, value, extent);
        if (builder_.expects_key())
            builder_.key(stated, anchor, tag == "?" and value == "<<");
        else
            builder_.scalar(stated, anchor);
    }

    void OnAlias(YAML::Mark const& mark, YAML::anchor_t anchor) override {
        after_ = std::min(text_.find_first_of(" \t\r\n,]}", at(mark)), text_.size());
        builder_.alias(anchor, at(mark));
    }

    void OnSequenceStart(YAML::Mark const& mark, std::string const&, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(Form::list, mark, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(YAML::Mark const& mark, std::string const&, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override {
        open(Form::table, mark, anchor);
        blocks_.back() = style == YAML::EmitterStyle::Block;
    }
    void OnMapEnd() override { close(); }

private:
    void open(Form form, YAML::Mark const& mark, YAML::anchor_t anchor) {
        auto const begin = yaml_extent(text_, at(mark), "").begin;
        auto const bracket = begin < text_.size() and (text_[begin] == '{' or text_[begin] == '[');
        after_ = std::max(after_, begin + (bracket ? 1 : 0));
        builder_.open(form, begin, anchor);
        blocks_.push_back(false);
    }
    void close() {
        builder_.close();
        blocks_.pop_back();
    }

    /// Of the key just read, in a table without braces: `key` alone on its line, which yaml-cpp takes for `key:`.
    bool lacks_colon() const {
        auto const before = text_.find_last_not_of(" \t\r\n", key_begin_ == 0 ? 0 : key_begin_ - 1);
        auto const is_asked = before != std::string_view::npos and before < key_begin_ and text_[before] == '?';
        auto const next = next_token();
        return not is_asked and (next == text_.size() or text_[next] != ':');
    }

    /// `value`, as a part of the file where it stands there letter by letter.
    std::string_view kept(std::string_view value, YamlExtent extent) {
        auto inside = text_.substr(extent.begin, extent.end - extent.begin);
        if (inside.size() == value.size() + 2)
            inside = inside.substr(1, value.size());
        return inside == value ? inside : tree_.keep(value);
    }

    Stated meaning(std::string const& tag, std::string const& value, YamlExtent extent) {
        constexpr std::array<std::string_view, 5> resolved{"?", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float",
                                                           "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null"};
        auto const is_plain = std::ranges::find(resolved, tag) != resolved.end();
        auto const means = is_plain ? plain_yaml_scalar(value) : YamlScalar{};
        Stated stated;
        stated.form = means.form;
        stated.truth = means.truth;
        stated.place = {extent.begin, static_cast<std::uint32_t>(extent.end - extent.begin)};
        if (means.form == Form::text or means.form == Form::number)
            stated.text = kept(means.form == Form::text ? value : means.digits, extent);
        return stated;
    }

    std::string_view text_;
    std::size_t base_, after_;
    Tree& tree_;
    YamlBuilder builder_;
    std::vector<bool> blocks_;   ///< of what is open: a table written without braces
    std::size_t key_begin_ = 0;  ///< of the last scalar
    bool started_ = false;
};

}  // namespace

bool read_yaml_tree(std::string_view text, YamlPart part, YamlBudget& budget, Tree& tree, Complaints& out) {
    Events events(text, part, budget, tree, out);
    std::istringstream stream(std::string(text.substr(part.begin, part.end - part.begin)));
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(events)) {
        }
        return true;
    } catch (YamlStop& stop) {
        say_yaml_fault(std::move(stop.complaint), text, part, out);
    } catch (YAML::Exception const& fault) {
        say_yaml_fault(yaml_fault(fault.msg, events.at(fault.mark), events.next_misfit()), text, part, out);
    }
    return false;
}

}  // namespace proviso
