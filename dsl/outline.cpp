// The tree as an indented list of its nodes, made from their adaptation to Boost.Fusion.
#include "dsl/adapt.hpp"
#include "dsl/print.hpp"
#include "dsl/say.hpp"

#include <boost/fusion/include/at_c.hpp>
#include <boost/fusion/include/is_sequence.hpp>
#include <boost/fusion/include/size.hpp>

#include <array>
#include <string_view>
#include <type_traits>
#include <utility>

namespace proviso {
namespace {

/// `Exclusivity` of proviso::ast::Exclusivity, from what the compiler calls this function.
template <class T>
constexpr std::string_view title() {
    constexpr std::string_view name = __PRETTY_FUNCTION__;
    constexpr std::string_view before = "proviso::ast::";
    auto const begin = name.find(before) + before.size();
    return name.substr(begin, name.find_first_of("];", begin) - begin);
}

constexpr std::array connectives{"", ", ", "and ", "or "};
constexpr std::array list_kinds{"listed", "any", "other than"};
constexpr std::array compares{"at least", "at most", "more than", "less than",   "exactly", "between",
                              "before",   "by",      "after",     "on or after", "within"};
constexpr std::array determiners{"none", "all", "any", "each", "the", "a", "no"};
constexpr std::array modalities{"must", "must not", "may", "may only"};
constexpr std::array functions{"total", "number", "distinct", "average", "highest", "lowest", "earliest", "latest"};
constexpr std::array time_words{"on", "by", "at all times", "at any time", "in each"};
constexpr std::array time_units{"calendar year", "quarter", "month", "contract year"};
constexpr std::array outcomes{"complied with", "violated", "undetermined", "not applicable"};
constexpr std::array offset_units{"days", "weeks", "months", "years"};
constexpr std::array changes{"same", "more", "less"};
constexpr std::array precedence_kinds{"notwithstanding", "subject to"};

std::string name_of(ast::ListKind k) { return list_kinds[static_cast<std::size_t>(k)]; }
std::string name_of(ast::Compare k) { return compares[static_cast<std::size_t>(k)]; }
std::string name_of(ast::Determiner k) { return determiners[static_cast<std::size_t>(k)]; }
std::string name_of(ast::Modality k) { return modalities[static_cast<std::size_t>(k)]; }
std::string name_of(ast::Function k) { return functions[static_cast<std::size_t>(k)]; }
std::string name_of(ast::TimeWord k) { return time_words[static_cast<std::size_t>(k)]; }
std::string name_of(ast::TimeUnit k) { return time_units[static_cast<std::size_t>(k)]; }
std::string name_of(ast::Outcome k) { return outcomes[static_cast<std::size_t>(k)]; }
std::string name_of(ast::OffsetUnit k) { return offset_units[static_cast<std::size_t>(k)]; }
std::string name_of(ast::Change k) { return changes[static_cast<std::size_t>(k)]; }
std::string name_of(ast::PrecedenceKind k) { return precedence_kinds[static_cast<std::size_t>(k)]; }

template <class T>
concept Said = std::is_same_v<T, ast::Name> or std::is_same_v<T, ast::Date> or std::is_same_v<T, ast::Quantity> or
    std::is_same_v<T, ast::Period>;

template <class T>
concept Linked = requires(T t) {
    t.before;
};

class Outliner {
public:
    template <Said T>
    void add(std::string const& label, T const& word) {
        if (auto const text = say(word); not text.empty())
            line(label + std::string(title<T>()) + " " + text);
    }

    void add(std::string const& label, ast::NotStated const& word) { line(label + "NotStated " + word.text); }

    void add(std::string const& label, std::string const& text) {
        if (not text.empty())
            line(label + text);
    }

    void add(std::string const& label, bool set) {
        if (set)
            line(label + "yes");
    }

    template <class T>
        requires std::is_enum_v<T>
    void add(std::string const& label, T value) { line(label + name_of(value)); }

    template <class T>
    void add(std::string const& label, std::vector<T> const& list) {
        for (auto const& each : list)
            add(label, each);
    }

    template <class T>
    void add(std::string const& label, ast::Optional<T> const& optional) {
        if (optional)
            add(label, *optional);
    }

    template <Linked T>
    void add(std::string const& label, T const& linked) {
        auto const& [span, before, item] = linked;
        add(label + connectives[static_cast<std::size_t>(before)], item);
    }

    void add(std::string const& label, ast::Attribute const& attribute) {
        line(label + attribute.key + " " + attribute.text);
    }

    void add(std::string const& label, ast::Clause const& clause) { add_with_attributes(label, clause); }
    void add(std::string const& label, ast::Amendment const& amendment) { add_with_attributes(label, amendment); }

    template <class T>
    requires boost::fusion::traits::is_sequence<T>::value void add(std::string const& label, T const& node) {
        add_members(label, node);
    }

    template <class T>
        requires requires(T const& t) { t.get().which(); }
    void add(std::string const& label, T const& variant) {
        boost::apply_visitor([&](auto const& each) { add(label, each); }, variant);
    }

    std::string take() { return std::move(text_); }

private:
    template <class T>
    void add_with_attributes(std::string const& label, T const& node) {
        add_members(label, node);
        ++depth_;
        add("attribute: ", node.attributes);
        --depth_;
    }

    template <class T>
    void add_members(std::string const& label, T const& node) {
        line(label + std::string(title<T>()));
        ++depth_;
        constexpr auto size = boost::fusion::result_of::size<T>::value;
        [&]<int... I>(std::integer_sequence<int, I...>) { (add_member<T, I + 1>(node), ...); }
        (std::make_integer_sequence<int, size - 1>());
        --depth_;
    }

    template <class T, int I>
    void add_member(T const& node) {
        add(std::string(boost::fusion::extension::struct_member_name<T, I>::call()) + ": ",
            boost::fusion::at_c<I>(node));
    }

    void line(std::string const& text) { text_.append(2 * depth_, ' ').append(text).append("\n"); }

    std::string text_;
    std::size_t depth_ = 0;
};

}  // namespace

std::string outline(ast::Document const& document) {
    Outliner outliner;
    outliner.add("", document.statements);
    return outliner.take();
}

}  // namespace proviso
