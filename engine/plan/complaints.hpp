// What is wrong in one plan file, by byte offsets, until lines and columns are worth counting.
//
// Bounded: of a million mistakes the first thousand are kept and the others counted.
#pragma once

#include "dsl/diagnostic.hpp"
#include "engine/plan/input.hpp"
#include "engine/plan/stated.hpp"
#include "engine/vocabulary/vocabulary.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace proviso {

struct Complaint {
    Kind kind{};
    Place place;
    std::string text;
    std::string help;
    std::optional<Place> earlier;  ///< where the same thing stands first
};

/// What `proviso records` writes beside a record for people: no field, and nothing is wrong with it.
constexpr std::string_view origins_field = "origins";

/// A field that the vocabulary lacks: said once a file, with how often.
struct UnknownField {
    RecordId record = 0;
    std::string name;
    Place first;
    std::size_t count = 0;
};

class Complaints {
public:
    static constexpr std::size_t most = 1000;

    void add(Kind kind, Place place, std::string text, std::string help = {});
    /// The same key or name a second time, at `place`.
    void twice(Place place, std::string text, Place first);
    void unknown_field(RecordId record, std::string_view name, Place place, std::size_t count = 1);

    /// What came later in the same file.
    void append(Complaints later);

    /// Forgets what was added since `mark`, unknown fields apart; for a record that is read again as
    /// another kind.
    struct Mark {
        std::size_t kept, dropped;
    };
    Mark mark() const { return {kept_.size(), dropped_}; }
    void rewind(Mark mark);

    std::vector<Complaint> const& kept() const { return kept_; }
    std::size_t dropped() const { return dropped_; }
    std::vector<UnknownField> const& unknown_fields() const { return unknown_; }
    bool empty() const { return kept_.empty() and unknown_.empty(); }

private:
    std::vector<Complaint> kept_;
    std::size_t dropped_ = 0;
    std::vector<UnknownField> unknown_;
    std::unordered_map<std::string, std::size_t> by_name_;  ///< record type and name → index into unknown_
};

/// The complaints about the file `name` as diagnostics with line, column and underlined text.
class Places;
void report(Complaints const& complaints, std::string const& name, Places& places, Vocabulary const& vocabulary,
            bool strict, Diagnostics& out);

}  // namespace proviso
