// Every real manifest at hand either reads with the counts on file or is refused with the messages on file.
#include "tests/conformance/corpus.hpp"
#include "tests/unit/golden_file.hpp"

#include "engine/plan/kubernetes/manifests.hpp"

#include <algorithm>
#include <map>

using namespace proviso;
using namespace proviso::conformance;
namespace fs = std::filesystem;

namespace {

std::size_t objects(fs::path const& path) {
    Input const input(path.string());
    Buffer buffer;
    Complaints ignored;
    return read_manifests(input.read(0, input.size(), buffer), ignored).objects.size();
}

/// `3 replicas known`, for each field of interest.
std::string known(ReadPlan const& read, std::size_t rows) {
    std::string text;
    for (auto const* field : {"replicas", "accelerators", "chip", "provider", "region"}) {
        std::size_t count = 0;
        for (std::size_t row = 0; row < rows; ++row) {
            auto const cell = read.cell(field, row);
            count += cell != "missing" and cell != "unknown";
        }
        text += std::string(", ") + field + " " + std::to_string(count);
    }
    return text;
}

std::string summary(fs::path const& path) {
    auto const read = read_files({path.string()});
    auto const text = path.filename().string() + "\n" + message_lines(read);
    auto const rows = read.plan.tables[*plan_vocabulary().record("placement")].rows;
    return text + "    objects " + std::to_string(objects(path)) + ", placements " + std::to_string(rows) +
           (rows == 0 ? "" : known(read, rows)) + "\n";
}

}  // namespace

TEST_CASE("real manifests of Kubernetes read with the counts on file") {
    auto const files = corpus_files("k8s");
    if (files.empty())
        return;
    CHECK(files.size() == 72);
    std::string all;
    for (auto const& file : files)
        all += summary(file);
    check_golden("corpus/kubernetes.txt", all);
}

TEST_CASE("real manifests of Kubernetes read together as they do alone") {
    std::vector<std::string> paths;
    std::size_t alone = 0;
    for (auto const& file : corpus_files("k8s")) {
        paths.push_back(file.string());
        alone += read_files({file.string()}).plan.rows();
    }
    CHECK(read_files(paths).plan.rows() == alone);
}
