#include "dsl/head.hpp"

#include "dsl/facts.hpp"

namespace proviso {
namespace {

/// Up to the full stop, and with it.
void add_free_text(Head& head, Reader reader, char const* begin) {
    head.free_begin = static_cast<std::size_t>(reader.skip_blanks().at() - begin);
    (void)read_free_text(reader);
    head.free_end = static_cast<std::size_t>(reader.at() - begin) + 1;
}

}  // namespace

Head head_of(std::string_view text) {
    static Lexicon const no_names;
    Reader const start(no_names, text.data(), text.data(), text.data() + text.size());
    using enum Head::Form;
    if (auto reader = start; try_quoted(reader) and (reader.take(Keyword::means) or reader.take(Keyword::includes))) {
        Head head{definition};
        if (reader.take(Keyword::means_fact))
            add_free_text(head, reader, text.data());
        return head;
    }
    auto reader = start;
    auto const is_scenario = reader.take(Keyword::scenario);
    if (not is_scenario and not(reader.take(Keyword::clause) and read_identifier(reader)))
        return {};
    (void)try_quoted(reader);
    if (not reader.take(':'))
        return {};
    Head head{is_scenario ? scenario : clause, static_cast<std::size_t>(reader.at() - text.data())};
    if (not reader.take(Keyword::not_encoded) or not reader.take(':'))
        return head;
    head.end = 0;  // `not encoded` stays with the heading
    add_free_text(head, reader, text.data());
    return head;
}

}  // namespace proviso
