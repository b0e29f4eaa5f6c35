// proviso fmt: the layout of policy text, and nothing but the layout.
#include "cli/arguments.hpp"
#include "cli/load.hpp"
#include "cli/replace.hpp"
#include "cli/status.hpp"
#include "dsl/format.hpp"
#include "dsl/parse.hpp"
#include "engine/report/layout.hpp"

#include <algorithm>
#include <cstring>

namespace proviso {
namespace {

struct FmtArguments {
    std::vector<std::string> files;
    std::vector<std::string> policies;  ///< read for the terms that they define
    std::vector<std::string> vocabularies;
    CommonArguments common;
    bool write = false;
    bool check = false;
};

constexpr auto usage = "  proviso fmt [FILE] [-p POLICY]...\n"
                       "  proviso fmt -w|--check FILE... [-p POLICY]...";

constexpr auto footer = "Lines, indentation and blanks are settled; words, quotes and comments stay as they are.\n\n"
                        "Exit status:\n"
                        "  0  laid out\n"
                        "  1  --check: some files are not\n"
                        "  2  an error in a policy, or a file that cannot be read or written; nothing is changed\n\n"
                        "Examples:\n"
                        "  proviso fmt -w policies/\n"
                        "  proviso fmt --check policies/\n"
                        "  proviso fmt -p policies/ < draft.proviso";

CommandLine line_of(FmtArguments& a) {
    CommandLine line{"fmt", "Settles the layout of policies: of one file, or standard input, to standard output.",
                     usage, footer};
    line.add({"FILE", "", "policy files, or folders of them; none, or -, is standard input", &a.files});
    line.add({"-w,--write", "", "write files in place; those laid out already are left alone", &a.write});
    line.add({"--check", "", "list the files that are not laid out, and write nothing", &a.check});
    line.add({"-p,--policy", "POLICY", "where terms are defined that the text uses; may be repeated", &a.policies});
    add_vocabulary_option(line, a.vocabularies);
    add_common_options(line, a.common);
    return line;
}

void check_usage(FmtArguments const& a, Diagnostics& out) {
    auto const from_stream = a.files.empty() or std::ranges::count(a.files, "-") > 0;
    if (a.write and a.check)
        out.push_back(usage_error("-w writes files and --check writes none", "choose one of them"));
    if (from_stream and a.files.size() > 1)
        out.push_back(usage_error("`-` is standard input, and stands alone", "format files apart from it"));
    if (from_stream and a.write)
        out.push_back(usage_error("standard input cannot be written in place", "name the files after -w"));
}

/// The texts to lay out; each is read with the terms that all of them and the other policies define.
std::vector<Source> read_texts(FmtArguments const& a, Diagnostics& out) {
    std::vector<Source> texts;
    auto const from_stream = a.files.empty() or a.files.front() == "-";
    for (auto const& file :
         from_stream ? std::vector<std::string>{"-"} : policy_files(a.files, policies_are_arguments, out))
        if (auto text = read_policy(file, out))
            texts.push_back(std::move(*text));
    if (texts.size() > 1 and not a.write and not a.check)
        out.push_back(usage_error("several files would go to standard output as one", "write -w or --check"));
    return texts;
}

void refuse_mistakes(FmtArguments const& a, std::vector<Source> const& texts, Diagnostics& out) {
    auto const vocabulary = load_vocabulary(a.vocabularies, out);
    if (has_errors(out))
        return;
    auto lexicon = lexicon_of(vocabulary);
    for (auto const& text : texts)
        add_defined_terms(text, lexicon);
    for (auto const& file : policy_files(a.policies, policies_are_options, out))
        if (auto const source = read_policy(file, out))
            add_defined_terms(*source, lexicon);
    for (auto const& text : texts)
        (void)parse(text, lexicon, out);
}

int write_changed(std::vector<Source> const& texts, Wishes wish) {
    Diagnostics found;
    for (auto const& text : texts)
        if (auto const wanted = formatted(text); wanted != text.text())
            if (auto const error = replace_file(text.name(), wanted); error != 0)
                found.push_back(file_error(Kind::unwritable_file, text.name(),
                                           std::string("cannot be written: ") + std::strerror(error)));
    complain(found, wish);
    return found.empty() ? status::holds : status::failed;
}

int list_changed(std::vector<Source> const& texts) {
    std::string names;
    for (auto const& text : texts)
        if (formatted(text) != text.text())
            names += escaped(text.name()) + "\n";
    auto const printed = print(names);
    return names.empty() or printed != status::holds ? printed : status::breach;
}

int lay_out(FmtArguments const& arguments) {
    auto const wish = wishes(arguments.common);
    Diagnostics found;
    check_usage(arguments, found);
    std::vector<Source> texts;
    if (not has_errors(found))
        texts = read_texts(arguments, found);
    if (not has_errors(found))
        refuse_mistakes(arguments, texts, found);
    complain(found, wish);
    if (has_errors(found))
        return status::failed;
    if (arguments.write)
        return write_changed(texts, wish);
    return arguments.check ? list_changed(texts) : print_document(formatted(texts.front()));
}

}  // namespace

int run_fmt(Arguments const& arguments) {
    FmtArguments read;
    auto const over = parse_arguments(line_of(read), arguments);
    return over ? *over : lay_out(read);
}

CommandLine fmt_line() { return described<FmtArguments, line_of>(); }

}  // namespace proviso
