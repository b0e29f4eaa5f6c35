// What plan files say beside their records: [plan], [facts] and [rates].
#pragma once

#include "engine/plan/complaints.hpp"
#include "engine/plan/places.hpp"
#include "engine/plan/plan.hpp"
#include "engine/plan/stated.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proviso {

enum class Section : std::uint8_t { plan, facts, rates };

std::optional<Section> section_called(std::string_view name);

class Settings {
public:
    /// One line of a section; its key stands at `where`.
    void put(Section section, std::string_view key, Place where, Stated const& stated, Complaints& out);

    /// The file is read: gives the facts and rates that it brought their places.
    void file_done(Places& places);

    /// Moves everything into `plan`.
    void finish(Plan& plan);

    /// The worth of one unit of `currency` in `target`.
    std::optional<Decimal> rate(std::string_view currency, std::string_view target) const;

private:
    void put_plan(std::string_view key, Place where, Stated const& stated, Complaints& out);
    void put_day(std::optional<Date>& day, std::string_view key, Stated const& stated, Complaints& out);
    void put_fact(std::string_view key, Place where, Stated const& stated, Complaints& out);
    void put_rate(std::string_view key, Place where, Stated const& stated, Complaints& out);

    std::string name_;
    std::optional<Date> horizon_, as_of_;
    std::map<std::string, FactValue> facts_;
    std::vector<std::string> fact_names_;
    std::vector<Rate> rates_;
    std::map<std::string, Place> new_facts_;  ///< of the file being read
    std::vector<std::pair<std::size_t, Place>> new_rates_;
};

}  // namespace proviso
