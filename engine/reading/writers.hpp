// The forms that a reading can take, by the name that `-o` knows them by.
#pragma once

#include "engine/reading/reading.hpp"
#include "engine/report/renderers.hpp"

namespace proviso {

using ReadingRenderer = RendererOf<PolicyReading>;

std::span<ReadingRenderer const> reading_renderers();

/// For people at a terminal.
void write_reading_text(PolicyReading const&, RenderOptions const&, std::ostream& out);

/// For a document that is signed: CommonMark without HTML, whatever the policy's names hold.
void write_reading_markdown(PolicyReading const&, RenderOptions const&, std::ostream& out);

/// `placement: kind API, provider Azure; "AGI verified" is false; checked as of 2026-03-01`
std::string example_words(Example const&);

}  // namespace proviso
