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

bool takes_not_encoded(Reader& reader) { return reader.take(Keyword::not_encoded) and reader.take(':'); }

/// Behind the colon of `is replaced from 27 April 2026 by:`, in bytes after `begin`; 0 where there is none.
std::size_t end_of_amendment(Reader reader, char const* begin) {
    if (reader.take(Keyword::of) and not try_quoted(reader))
        return 0;
    auto const colon = reader.take(Keyword::replaced_from) ? reader.rest().find(':') : std::string_view::npos;
    return colon == std::string_view::npos ? 0 : static_cast<std::size_t>(reader.at() - begin) + colon + 1;
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
    if (auto const end = end_of_amendment(reader, text.data()); not is_scenario and end != 0) {
        Head head{clause, end};
        reader.advance(end - static_cast<std::size_t>(reader.at() - text.data()));
        if (takes_not_encoded(reader))
            add_free_text(head, reader, text.data());
        return head;
    }
    (void)try_quoted(reader);
    if (not reader.take(':'))
        return {};
    Head head{is_scenario ? scenario : clause, static_cast<std::size_t>(reader.at() - text.data())};
    if (not takes_not_encoded(reader))
        return head;
    head.end = 0;  // `not encoded` stays with the heading
    add_free_text(head, reader, text.data());
    return head;
}

}  // namespace proviso
