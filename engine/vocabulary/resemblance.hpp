// Values of open fields that are nearly known ones: a plan's `training-job` where the vocabulary has `training job`.
#pragma once

#include "engine/vocabulary/vocabulary.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

/// A name as comparisons need it.
struct Spelling {
    explicit Spelling(std::string_view text);
    std::string folded;
    std::string joined;  ///< folded, without blanks, `-` and `_`
    std::string digits;
};

/// What is known of one open field: the values that the vocabulary lists, and others.
class KnownNames {
public:
    /// Linear in the names.
    KnownNames(Vocabulary const& vocabulary, FieldId field, std::vector<std::string> const& others = {});

    /// The known name that `text` resembles without being one. O(names × length of `text`).
    std::optional<std::string> nearest(std::string_view text) const;

    bool empty() const { return names_.empty(); }
    bool is_known(Spelling const& text) const;

private:
    struct Known {
        Spelling spelling;
        std::string name;  ///< to be offered
    };
    void add(std::string const& text, std::string const& name) { names_.push_back({Spelling(text), name}); }

    Vocabulary const& vocabulary_;
    Field const& field_;
    std::vector<Known> names_;
};

}  // namespace proviso
