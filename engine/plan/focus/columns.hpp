// The header of a bill and a mapping → where each field of a charge comes from.
#pragma once

#include "engine/plan/complaints.hpp"
#include "engine/plan/csv.hpp"
#include "engine/plan/focus/moments.hpp"
#include "engine/plan/mapping/mapping.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

class FocusColumns {
public:
    /// Complains of two columns of one name. The mapping must outlive it.
    FocusColumns(std::vector<CsvCell> const& header, Vocabulary const& vocabulary, Mapping const& mapping,
                 Complaints& out);

    /// A place where a field may stand: in a column, in a tag, or in the mapping itself.
    struct Source {
        Clue const* clue = nullptr;
        std::optional<std::size_t> column;
        MappingTable const* table = nullptr;
        std::size_t number = 0;  ///< of those with a table
    };
    using Sources = std::vector<Source>;  ///< the best first
    struct Bound {
        std::uint16_t field = 0;
        Sources sources;
    };
    struct Span {
        std::optional<std::size_t> start, end;
    };

    std::size_t size() const { return names_.size(); }
    std::vector<Bound> const& fields() const { return fields_; }  ///< but for the currency and the days
    Sources const& currency() const { return currency_; }
    Span charge() const { return charge_; }
    Span billing() const { return billing_; }
    std::optional<std::size_t> tags() const { return tags_; }
    std::size_t tables() const { return tables_; }
    bool asks_for_tags() const { return asks_for_tags_; }
    DayOrder order() const { return order_; }

    /// The fields that hold the days of a charge: its only one, or the first and the one after the last.
    struct Days {
        std::optional<std::uint16_t> on, start, end;
        std::optional<std::uint16_t> bill_start, bill_end;  ///< of the bill that it stands in
    };
    Days days() const { return days_; }

    /// Where the column stands that a field is most likely from; for a day, its period's start.
    std::vector<std::size_t> columns_of(std::uint16_t field) const;

private:
    std::optional<std::size_t> column(std::string_view name) const;
    void bind(std::uint16_t field, std::vector<Clue> const& clues, Mapping const& mapping, RecordType const& type);
    bool is_day(std::uint16_t field) const {
        return is_of_bill(field) or field == days_.on or field == days_.start or field == days_.end;
    }
    bool is_of_bill(std::uint16_t field) const { return field == days_.bill_start or field == days_.bill_end; }

    std::vector<std::string> names_;
    std::vector<Bound> fields_;
    Sources currency_;
    Span charge_, billing_;
    std::optional<std::size_t> tags_;
    std::size_t tables_ = 0;
    bool asks_for_tags_ = false;
    DayOrder order_ = DayOrder::unsaid;
    Days days_;
};

}  // namespace proviso
