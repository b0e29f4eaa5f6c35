// Every real manifest at hand either reads with the counts on file or is refused with the messages on file.
#include "tests/unit/golden_file.hpp"
#include "tests/unit/plan_world.hpp"

#include "engine/plan/kubernetes/manifests.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

using namespace proviso;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> manifests() {
    auto const* corpus = std::getenv("PROVISO_CORPUS");
    auto const folder = corpus == nullptr ? fs::path() : fs::path(corpus) / "k8s";
    std::vector<fs::path> files;
    if (not folder.empty() and fs::is_directory(folder))
        for (auto const& entry : fs::directory_iterator(folder))
            files.push_back(entry.path());
    else
        MESSAGE("skipped: PROVISO_CORPUS names no folder with k8s");
    std::ranges::sort(files);
    return files;
}

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
    auto text = path.filename().string() + "\n";
    for (auto const& diagnostic : read.diagnostics) {
        auto const& where = diagnostic.primary.where;
        text += "    " + std::string(info(diagnostic.kind).code) + " " + std::to_string(where.at.line) + ":" +
                std::to_string(where.at.column) + " " + diagnostic.primary.text + "\n";
    }
    auto const rows = read.plan.tables[*plan_vocabulary().record("placement")].rows;
    return text + "    objects " + std::to_string(objects(path)) + ", placements " + std::to_string(rows) +
           (rows == 0 ? "" : known(read, rows)) + "\n";
}

}  // namespace

TEST_CASE("real manifests of Kubernetes read with the counts on file") {
    auto const files = manifests();
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
    for (auto const& file : manifests()) {
        paths.push_back(file.string());
        alone += read_files({file.string()}).plan.rows();
    }
    CHECK(read_files(paths).plan.rows() == alone);
}
