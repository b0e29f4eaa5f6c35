// The words that options and settings take, for what reads them, refuses others, and offers them.
#pragma once

#include <string>
#include <vector>

namespace proviso {

std::vector<std::string> colour_words();
std::vector<std::string> fail_on_words();  ///< of check_arguments.cpp
std::vector<std::string> plan_format_words();
std::vector<std::string> report_format_words();
std::vector<std::string> lint_check_words();

/// `auto, always, never`
std::string listed_words(std::vector<std::string> const& words);

/// What is wrong with a number of threads; nothing where it is fine.
std::string wrong_thread_count(std::string const& text);

}  // namespace proviso
