// Exact multiplication by a rate, or a complaint.
#include "engine/plan/rates.hpp"

#include <map>
#include <tuple>
#include <utility>

namespace proviso {
namespace {

struct Lacking {
    Place first;
    std::size_t count = 0;
};
using LackingRates = std::map<std::tuple<std::uint32_t, std::string, std::string>, Lacking>;  // file, from, to

void convert_piece(Piece& piece, Intake const& intake, LackingRates& lacking, std::vector<Complaints>& complaints) {
    for (auto const& foreign : piece.foreign) {
        auto const& field = intake.vocabulary.records[piece.record].fields[foreign.field];
        std::string const from = foreign.unit.currency.data(), to = field.unit.currency.data();
        auto const rate = intake.settings.rate(from, to);
        if (not rate) {
            auto& entry = lacking[{piece.batch.file, from, to}];
            if (entry.count++ == 0)
                entry.first = foreign.place;
            continue;
        }
        auto const worth = multiply(foreign.amount, *rate);
        if (worth)
            store(std::get<AmountCells>(piece.batch.columns[foreign.field].cells), foreign.row, *worth);
        else
            complaints[piece.batch.file].add(Kind::plan_value, foreign.place,
                                             "this amount times its rate cannot be held exactly");
    }
}

}  // namespace

void convert_money(Intake& intake, std::vector<Complaints>& complaints) {
    LackingRates lacking;
    for (auto& piece : intake.pieces)
        convert_piece(piece, intake, lacking, complaints);
    for (auto const& [key, entry] : lacking) {
        auto const& [file, from, to] = key;
        auto text = "the plan gives no rate from " + from + " to " + to;
        if (entry.count > 1)
            text += " (needed " + std::to_string(entry.count) + " times in this file)";
        complaints[file].add(Kind::plan_no_rate, entry.first, text, "add to [rates]: " + from + " = \"… " + to + "\"");
    }
}

}  // namespace proviso
