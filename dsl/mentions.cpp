#include "dsl/mentions.hpp"

#include "dsl/adapt.hpp"

#include <boost/fusion/include/for_each.hpp>
#include <boost/fusion/include/is_sequence.hpp>

namespace proviso {
namespace {

template <class T>
concept Linked = requires(T t) {
    t.before;
};

template <class T>
concept Variant = requires(T const& t) {
    t.get().which();
};

template <class T>
concept Node = boost::fusion::traits::is_sequence<T>::value;

class Collector {
public:
    void add(ast::Name const& name) { found_.push_back(&name); }
    void add(ast::Period const& period) { add(period.term); }

    template <class T>
    void add(std::vector<T> const& list) {
        for (auto const& each : list)
            add(each);
    }

    template <class T>
    void add(ast::Optional<T> const& optional) {
        if (optional)
            add(*optional);
    }

    template <Linked T>
    void add(T const& linked) {
        auto const& [span, before, item] = linked;
        add(item);
    }

    template <Variant T>
    void add(T const& variant) {
        boost::apply_visitor([&](auto const& each) { add(each); }, variant);
    }

    template <Node T>
    void add(T const& node) {
        boost::fusion::for_each(node, [&](auto const& member) { add(member); });
    }

    template <class T>
    void add(T const&) {}  // numbers, words of the language, free text

    std::vector<ast::Name const*> take() { return std::move(found_); }

private:
    std::vector<ast::Name const*> found_;
};

}  // namespace

std::vector<ast::Name const*> names_in(ast::Statement const& statement) {
    Collector collector;
    collector.add(statement);
    return collector.take();
}

}  // namespace proviso
