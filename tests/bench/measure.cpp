#include "measure.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstdlib>

#include <fcntl.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace proviso::bench {
namespace {

[[noreturn]] void become(std::vector<std::string> const& arguments) {
    std::vector<char*> pointers;
    for (auto const& argument : arguments)
        pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    auto const nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    execv(pointers.front(), pointers.data());
    _exit(127);
}

double in_seconds(timeval const& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Makes the parser walk the value, whatever its type; returns something that depends on it.
std::size_t visit(simdjson::ondemand::value value) {
    switch (value.type()) {
        case simdjson::ondemand::json_type::string: return std::string_view(value.get_string()).size();
        case simdjson::ondemand::json_type::number: return value.get_double() > 0.0 ? 1 : 0;
        case simdjson::ondemand::json_type::boolean: return bool(value.get_bool()) ? 1 : 0;
        default: return 0;
    }
}

/// The same of tables and lists, with all that is in them.
std::size_t visit_all(simdjson::ondemand::value value) {
    std::size_t sum = 0;
    if (value.type() == simdjson::ondemand::json_type::object)
        for (auto field : value.get_object())
            sum += std::string_view(field.unescaped_key()).size() + visit_all(field.value());
    else if (value.type() == simdjson::ondemand::json_type::array)
        for (auto element : value.get_array())
            sum += visit_all(element.value());
    else
        sum = visit(value);
    return sum;
}

}  // namespace

Run run_apart(std::function<void()> const& work) {
    Run result;
    malloc_trim(0);  // the peak of a child begins with what its parent holds
    result.wall = seconds([&] {
        auto const child = fork();
        if (child == 0) {
            work();
            _exit(0);
        }
        int status = 0;
        rusage usage{};
        wait4(child, &status, 0, &usage);
        result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        result.processor = in_seconds(usage.ru_utime) + in_seconds(usage.ru_stime);
        result.peak = static_cast<double>(usage.ru_maxrss) / 1024;
    });
    return result;
}

Run run(std::vector<std::string> const& arguments) {
    return run_apart([&] { become(arguments); });
}

Run median_run(std::vector<std::string> const& arguments, int times) {
    std::vector<Run> runs;
    for (int i = 0; i < times; ++i)
        runs.push_back(run(arguments));
    std::sort(runs.begin(), runs.end(), [](Run const& a, Run const& b) { return a.wall < b.wall; });
    return runs[runs.size() / 2];
}

double yardstick(std::string const& path, std::size_t& records) {
    std::size_t sum = 0;
    records = 0;
    auto const taken = seconds([&] {
        auto const text = simdjson::padded_string::load(path).take_value();
        simdjson::ondemand::parser parser;
        auto document = parser.iterate(text);
        for (auto record : document["placement"].get_array()) {
            for (auto field : record.get_object())
                sum += std::string_view(field.unescaped_key()).size() + visit(field.value());
            ++records;
        }
    });
    if (sum == 0)
        std::abort();
    return taken;
}

double yardstick_of_all(std::string const& path) {
    std::size_t sum = 0;
    auto const taken = seconds([&] {
        auto const text = simdjson::padded_string::load(path).take_value();
        simdjson::ondemand::parser parser;
        auto document = parser.iterate(text);
        for (auto field : document.get_object())
            sum += visit_all(field.value());
    });
    if (sum == 0)
        std::abort();
    return taken;
}

}  // namespace proviso::bench
