// proviso import: terms that another program holds → policy text.
#include "cli/arguments.hpp"
#include "cli/console.hpp"
#include "cli/load.hpp"
#include "cli/replace.hpp"
#include "cli/status.hpp"
#include "dsl/format.hpp"
#include "engine/import/commitment_clauses.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace proviso {
namespace {

constexpr auto usage = "  proviso import focus-commitments FILE [-o FILE]";

constexpr auto footer =
    "focus-commitments: the contract commitments of FOCUS 1.3 (CSV). Each becomes an agreement with a\n"
    "clause; what cannot be encoded becomes a clause that says why. Read it before you rely on it.\n\n"
    "Exit status: 0, or 2 where the file cannot be read.\n\n"
    "Example:\n"
    "  proviso import focus-commitments commitments.csv -o policies/commitments.proviso";

struct ImportArguments {
    std::string what, file, output;
    CommonArguments common;
};

std::string not_known(std::string const& what) {
    return what == "focus-commitments" ? "" : "`" + what + "` is nothing that can be imported: focus-commitments is";
}

/// 0, or an error number.
int create(std::string const& file, std::string const& text) {
    errno = 0;
    std::ofstream out(file, std::ios::binary);
    out << text;
    out.close();
    return out.good() ? 0 : errno == 0 ? EIO : errno;
}

int write(std::string const& text, std::string const& output, Wishes wish) {
    if (output.empty())
        return print_document(text);
    std::error_code unknown;
    auto const error = std::filesystem::exists(output, unknown) ? replace_file(output, text) : create(output, text);
    if (error == 0)
        return status::holds;
    complain({file_error(Kind::unwritable_file, output, std::string("cannot be written: ") + std::strerror(error))},
             wish);
    return status::failed;
}

std::vector<std::string> what_words() { return {"focus-commitments"}; }

CommandLine line_of(ImportArguments& a) {
    CommandLine line{"import", "Writes a policy from terms that another program holds.", usage, footer};
    line.add({.names = "WHAT",
              .summary = "focus-commitments",
              .target = &a.what,
              .required = true,
              .words = what_words,
              .wrong = not_known});
    line.add(
        {.names = "FILE", .summary = "the file to read; - is standard input", .target = &a.file, .required = true});
    line.add({"-o,--output", "FILE", "the policy file to write (standard output)", &a.output});
    add_common_options(line, a.common);
    return line;
}

int import(ImportArguments const& arguments) {
    auto const wish = wishes(arguments.common);
    Diagnostics found;
    auto const source = read_source(arguments.file, found);
    auto commitments = source ? read_commitments(*source, found) : std::vector<Commitment>{};
    Mappings mappings;
    name_as_bills_do(commitments, mappings.mapping(PlanFormat::focus, load_vocabulary({}, found), found));
    complain(found, wish);
    if (has_errors(found))
        return status::failed;
    Source const policy(arguments.output, commitment_policy(commitments, source->name()));
    return write(formatted(policy), arguments.output, wish);
}

}  // namespace

int run_import(Arguments const& arguments) {
    ImportArguments parsed;
    if (auto const over = parse_arguments(line_of(parsed), arguments))
        return *over;
    return import(parsed);
}

CommandLine import_line() { return described<ImportArguments, line_of>(); }

}  // namespace proviso
