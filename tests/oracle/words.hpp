// Words of the controlled language for the parts of a sentence. Where there are several ways to say a thing, a number
// chooses, so that the same case is always written the same.
#pragma once

#include "tests/oracle/case.hpp"

#include <string>
#include <vector>

namespace proviso::oracle {

/// 2500 → `2.5`; `shift` more decimals to the left: 2500 and 3 → `0.0025`.
std::string decimal(std::int64_t thousandths, int shift = 0);
std::string day_words(Date day, unsigned wording);
std::string listed(std::vector<std::string> const& items, std::string const& last);
std::string amount_words(FieldModel const& field, std::optional<std::int64_t> amount, unsigned wording);
std::string comparison_words(Relation relation, std::string const& amount, unsigned wording);
std::string date_comparison_words(Relation relation, Date day, unsigned wording);

class Words {
public:
    Words(Case const& of, std::size_t kind) : case_(of), kind_(of.kinds[kind]) {}

    std::string quality(Atom const&) const;    ///< behind a class: `whose tier is gold`
    std::string deed(Atom const&) const;       ///< behind `must`: `be hosted on Alba`
    std::string condition(Atom const&) const;  ///< behind `if`: `it is hosted on Alba`
    std::string deeds(Atoms const&) const;
    std::string class_of(ClassModel const&, bool plural = true) const;
    std::string subject(SubjectModel const&) const;

private:
    FieldModel const& field(Atom const& atom) const { return kind_.fields[atom.field]; }
    std::string values(Atom const&) const;
    std::string comparison(Atom const&) const;
    std::string class_list(std::vector<ClassModel> const&) const;
    Case const& case_;
    KindModel const& kind_;
};

}  // namespace proviso::oracle
