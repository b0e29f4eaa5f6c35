// Where reports go: `-o FORMAT[:FILE]`. A file appears whole or not at all.
#pragma once

#include "cli/console.hpp"
#include "engine/report/renderers.hpp"

#include <optional>
#include <string>
#include <vector>

namespace proviso {

struct Output {
    std::string format;
    std::string file;                     ///< empty: standard output
    std::optional<unsigned> permissions;  ///< of the file that was there before
};

/// `text`, `json:report.json`. Complains of a format that is not there, of two outputs to one place, and of a
/// file without a name. Text to standard output where `specifications` is empty.
std::vector<Output> read_outputs(std::vector<std::string> const& specifications,
                                 std::vector<std::string> const& formats, Diagnostics& out);

/// A report must not be written over one of `inputs`, which it is made from; an output that would be is left out.
/// `-` is what standard input comes from. Nor over any file that is named as policies are.
void refuse_overwriting(std::vector<std::string> const& inputs, std::vector<Output>& outputs, Diagnostics& out);

/// Takes away the report files of an earlier run, before anything is judged: where this run comes to no report,
/// nobody shall read the old verdicts. Links stay, and so do pipes and devices. Complains of a file that cannot
/// be removed. Takes away nothing where `out` holds an error of usage: what is an earlier report, and what an input that
/// was named in the wrong place, is not known then.
void withdraw_old_reports(std::vector<Output>& outputs, Diagnostics& out);

/// Every file is written beside its place first, then comes standard output, and when all are written the files are moved
/// to their places. Where one cannot be written, standard output too, none is left.
template <class Of>
void write_outputs(Of const& report, std::span<RendererOf<Of> const> renderers, std::vector<Output> const& outputs,
                   ColourWish wish, Diagnostics& out);

}  // namespace proviso
