// What the readers of one plan share: workers with their builders, settings, and what has come in.
//
// Blocks of text are numbered over all files, so that the plan is the same whichever worker reads which.
#pragma once

#include "engine/plan/builder.hpp"
#include "engine/plan/input.hpp"
#include "engine/plan/kubernetes/manifests.hpp"
#include "engine/plan/mapping/mapping.hpp"
#include "engine/plan/read.hpp"
#include "engine/plan/settings.hpp"

#include <memory>
#include <vector>

namespace proviso {

/// Builders of one thread, made when first asked for.
class Worker {
public:
    Worker(Vocabulary const& vocabulary, unsigned index);
    RecordBuilder& builder(RecordId record);
    RecordBuilder const* builder_if(RecordId record) const { return builders_[record].get(); }
    void finish(Reading& reading);
    unsigned index() const { return index_; }
    Buffer buffer;

private:
    Vocabulary const& vocabulary_;
    unsigned index_;
    std::vector<std::unique_ptr<RecordBuilder>> builders_;
};

struct Intake {
    Intake(Vocabulary const& vocabulary, ReadOptions const& options, Diagnostics& out);

    Vocabulary const& vocabulary;
    ReadOptions const& options;
    Diagnostics& out;  ///< what is not a matter of one file's text
    Settings settings;
    std::shared_ptr<Mappings> mappings = std::make_shared<Mappings>();
    std::vector<std::unique_ptr<Worker>> workers;  ///< at least one
    std::uint64_t next_block = 0;
    std::uint32_t file = 0;                                   ///< the one being read
    std::string name;                                         ///< of it
    Complaints complaints;                                    ///< about that file
    std::vector<Piece> pieces;                                ///< of all files so far, in order
    std::vector<std::unique_ptr<KubernetesFile>> kubernetes;  ///< read, and not yet among the pieces

    std::vector<std::string> notes;  ///< how files were read, for the report

    void note(std::string text);
    std::size_t block_size() const;
    void take(Reading reading);
    /// Of the format that is being read.
    Mapping const& mapping(PlanFormat format) { return mappings->mapping(format, vocabulary, out); }
    RecordId placement() const { return vocabulary.record("placement").value_or(RecordId{0}); }
};

/// Says that there is no list of records called `name`.
void unknown_record(std::string_view name, Place place, Vocabulary const& vocabulary, Complaints& out);

// One a format. Each reads the whole of `input` into `intake`.
void read_toml(Input& input, Intake& intake);
void read_json(Input& input, Intake& intake);
void read_ndjson(Input& input, Intake& intake);
void read_csv(Input& input, Intake& intake);
void read_terraform(Input& input, Intake& intake);
void read_kubernetes(Input& input, Intake& intake);
void read_focus(Input& input, Intake& intake);

/// Makes records of what read_kubernetes() has read; `complaints` by file.
void finish_kubernetes(Intake& intake, std::vector<Complaints>& complaints);

}  // namespace proviso
