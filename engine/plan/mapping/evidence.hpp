// A mapping and one resource → what is known of each field of its record.
//
// Missing and unknown are kept apart, and a value that could be one of several is unknown: nothing is guessed.
#pragma once

#include "engine/plan/builder.hpp"
#include "engine/plan/mapping/mapping.hpp"
#include "engine/plan/mapping/set.hpp"

#include <string>
#include <vector>

namespace proviso {

/// What stands at one place of a resource. A value of Form::unknown ends the search.
struct Found {
    std::vector<Stated> values;
    bool pending = false;   ///< nothing there yet, but there may be later
    bool computed = false;  ///< then its author has left it to the provider
};

/// Whether a resource may have tags that are not known yet: such as the provider gives it, or any.
enum class MoreTags : std::uint8_t { none, of_provider, of_author };

/// A tag, a label or an annotation.
struct Tag {
    std::string_view name;
    Stated value;
    Place place;  ///< of its name
};

/// One resource, as a mapping asks about it. One for each format.
class Resource {
public:
    virtual ~Resource() = default;
    virtual Found at(Path const& path) const = 0;
    virtual std::vector<Tag> const& tags() const = 0;  ///< of several that say the same, the one that counts first
    virtual MoreTags more_tags() const { return MoreTags::none; }
    /// Of its provider: `region`, `name`; Kubernetes has none.
    virtual Found provider(std::string_view) const { return {}; }
};

/// What one field rests on.
struct Evidence {
    enum class By : std::uint8_t { nothing, own_tag, clue, set, pending };
    By by = By::nothing;
    Clue const* clue = nullptr;
    Stated stated;
};

/// Where it comes from, for people: `attribute availability_zone, by the table region`.
std::string words(Evidence const& evidence, RecordType const& type, std::uint16_t field, Mapping const& mapping);

/// The same of a value that is known, though `evidence` was asked without what --set gives.
std::string words_of_known(Evidence evidence, RecordType const& type, std::uint16_t field, Mapping const& mapping);

/// `${REGION}`, `{{ .Values.region }}`: it may become any text.
bool is_placeholder(std::string_view text);

/// The field that a tag of this name sets by itself: `proviso:state`, or with `/`, `.`, `_` or `-` for the colon.
/// Empty where it is no such tag.
std::string_view own_tag(std::string_view name);

/// Asks one resource for the fields of its record.
class Inquiry {
public:
    /// All of them must outlive it.
    Inquiry(RecordType const& type, Mapping const& mapping, Treatment const& treatment, Resource const& resource,
            std::vector<SetField> const& set);

    /// Texts hold until the next question.
    Evidence field(std::uint16_t field);

    /// Puts every field into the record that `builder` has begun, except those that the reader puts itself.
    void put_fields(RecordBuilder& builder, std::vector<std::uint16_t> const& settled, Reading& reading);

private:
    struct OwnTag {
        std::optional<std::uint16_t> field;
        Tag const* tag;
    };
    Stated own_value(std::uint16_t field) const;
    Found found(Clue const& clue) const;
    Stated cell(Stated const& value, Clue const& clue, FieldType type) const;
    Stated one(Found const& found, Clue const& clue, FieldType type) const;
    Stated multiplied(Stated number, std::vector<Path> const& paths);
    Stated total(Found const& found, Clue const& clue, FieldType type);
    bool all_same(std::vector<Path> const& paths) const;
    Stated told(Found const& found, Clue const& clue, FieldType type);

    RecordType const& type_;
    Mapping const& mapping_;
    Treatment const& treatment_;
    Resource const& resource_;
    std::vector<SetField> const& set_;
    std::vector<OwnTag> own_;
    std::string room_;
};

}  // namespace proviso
