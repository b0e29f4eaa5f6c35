// A large plan of Terraform for the benchmarks: the shapes of real resources, seeded.
#pragma once

#include <cstddef>
#include <string>

namespace proviso::bench {

/// Writes a plan in JSON, on one line as `terraform show -json` does, until it is `megabytes` long: virtual machines,
/// buckets, roles, databases and network rules of three clouds, most of them unchanged, with the state before and after
/// each, planned values, and a configuration entry for each ten instances. Kept where the file is there already.
void write_terraform_plan(std::string const& path, std::size_t megabytes);

/// Three clauses on it: where things are, on which chips they run, and how many there may be.
void write_terraform_policy(std::string const& path);

}  // namespace proviso::bench
