// Random classes of records, and what is said of a record.
#pragma once

#include "tests/oracle/generate.hpp"

#include <optional>
#include <string>
#include <utility>

namespace proviso::oracle {

/// Where an atom stands in the sentence decides what can be said there.
enum class Place : std::uint8_t { quality, deed, condition };

class ClassMaker {
public:
    ClassMaker(Chance& chance, Case& made) : chance_(chance), made_(made) {}

protected:
    KindModel const& kind(std::size_t kind) const { return made_.kinds[kind]; }
    std::size_t some_kind() { return chance_.percent(80) ? 0 : 1; }

    DefinitionModel definition(std::string term);
    std::optional<std::size_t> some_term(std::size_t of);
    ClassModel simple_class(std::size_t of);
    std::pair<std::size_t, std::string> named_by_value(std::size_t of);
    ClassModel some_class(std::size_t of);
    SubjectModel subject(std::size_t of);
    Atoms atoms(std::size_t of, Place place);
    Atom atom(std::size_t of, Place place);
    Atom drawn_atom(std::size_t of, Place place);
    Atom in(std::size_t of, Place place);
    Atom amount(std::size_t of);
    FieldModel positive(std::size_t of, std::size_t field) const;
    Relation relation();
    Atom flag(std::size_t of);
    Atom date(std::size_t of, Place place);
    Atom present(std::size_t of);

    Chance& chance_;
    Case& made_;
};

}  // namespace proviso::oracle
