// What was understood of a plan: for people with the origin of every value, and as a plan again.
#pragma once

#include "engine/plan/plan.hpp"
#include "engine/report/renderers.hpp"

#include <iosfwd>
#include <span>

namespace proviso {

/// Both must outlive it.
struct PlanListing {
    Plan const& plan;
    Vocabulary const& vocabulary;
};

using ListingRenderer = RendererOf<PlanListing>;

std::span<ListingRenderer const> listing_renderers();

/// A line a value: field, value, where it was read.
void write_listing_text(PlanListing const&, RenderOptions const&, std::ostream& out);

// Plans again, which give the same verdicts: `origins` of a record is for people, and readers pass over it. NDJSON and
// CSV hold records only, as everywhere: not the plan's days, facts and rates.
void write_listing_json(PlanListing const&, RenderOptions const&, std::ostream& out);
void write_listing_ndjson(PlanListing const&, RenderOptions const&, std::ostream& out);
void write_listing_csv(PlanListing const&, RenderOptions const&, std::ostream& out);

/// Where a value was read: `plan.toml:12:5`, and how where it does not stand there as such.
std::string origin_text(Locator&, FieldId, std::size_t row);

}  // namespace proviso
