// The names that policies may use: a vocabulary's, and the units.
#include "engine/vocabulary/vocabulary.hpp"

#include <algorithm>

namespace proviso {
namespace {

// A name stands for itself, an alias too: two fields may share an alias of different values, and which is
// meant is for the compiler to tell.
void add(Lexicon& lexicon, NameKind kind, std::string_view name) { lexicon.add(kind, name, name); }

void add_field(Lexicon& lexicon, Field const& field) {
    auto words = field.name;
    std::ranges::replace_if(
        words, [](char c) { return c == '-' or c == '_'; }, ' ');
    lexicon.add_with_plural(NameKind::field, words);
    if (words != field.name)
        lexicon.add_with_plural(NameKind::field, field.name);
    for (auto const& name : field.names)
        lexicon.add_with_plural(NameKind::field, name);
    if (not field.unit_noun.empty())
        lexicon.add_with_plural(NameKind::field, field.unit_noun);
    for (auto const& phrase : field.phrases)
        add(lexicon, NameKind::phrase, phrase);
    for (auto const& adjective : field.adjectives)
        add(lexicon, NameKind::adjective, adjective);
}

void add_values(Lexicon& lexicon, Field const& field) {
    for (auto const& value : field.values) {
        if (value.looked_up)
            add(lexicon, NameKind::value, value.name);
        else
            lexicon.add_with_plural(NameKind::value, value.name, value.plural);
        for (auto const& alias : value.also)
            lexicon.add_with_plural(NameKind::value, alias);
    }
}

}  // namespace

Lexicon lexicon_of(Vocabulary const& vocabulary) {
    Lexicon lexicon;
    for (auto const& record : vocabulary.records) {
        for (auto const& noun : record.nouns)
            lexicon.add_with_plural(NameKind::noun, noun.name, noun.plural);
        for (auto const& field : record.fields) {
            add_field(lexicon, field);
            if (not field.values_of)
                add_values(lexicon, field);
        }
    }
    for (auto const& group : vocabulary.groups) {
        lexicon.add_with_plural(NameKind::value, group.name);
        for (auto const& alias : group.also)
            lexicon.add_with_plural(NameKind::value, alias);
    }
    for (auto const spelling : unit_spellings())
        add(lexicon, NameKind::unit, spelling);
    return lexicon;
}

}  // namespace proviso
