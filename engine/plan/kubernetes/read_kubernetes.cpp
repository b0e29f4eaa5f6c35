// Kubernetes manifests → placements: one for each kind of pod that an object makes.
#include "engine/plan/formats.hpp"
#include "engine/plan/intake.hpp"
#include "engine/plan/kubernetes/planned.hpp"
#include "engine/plan/kubernetes/workload.hpp"
#include "engine/plan/tree/yaml_scalar.hpp"

#include <algorithm>

namespace proviso {
namespace {

/// Puts the objects of one file into records.
class KubernetesReader {
public:
    KubernetesReader(KubernetesFile const& file, Cluster const& cluster, Intake& intake)
        : text_(file.text),
          objects_(planned(file.manifests, cluster, intake.mapping(PlanFormat::kubernetes),
                           intake.vocabulary.records[intake.placement()].fields.size(), reading_.complaints)),
          intake_(intake), builder_(intake.workers.front()->builder(intake.placement())) {
        reading_.block = intake.next_block++;
        reading_.file = file.file;
    }

    Reading read() {
        for (auto const& pods : objects_.pods)
            record(pods, intake_.mapping(PlanFormat::kubernetes));
        for (auto const& [type, unknown] : objects_.unknown)
            complain_of(type, unknown);
        intake_.workers.front()->finish(reading_);
        return std::move(reading_);
    }

private:
    void record(PlannedPods const& pods, Mapping const& mapping) {
        auto const& type = builder_.type();
        Workload workload(*pods.object, pods.pod, pods.pods);
        Inquiry inquiry(type, mapping, *pods.treatment, workload, intake_.options.set);
        builder_.begin(pods.origin());
        std::vector<std::uint16_t> settled;
        if (type.key) {
            builder_.put(*type.key, name(pods), reading_);
            settled.push_back(*type.key);
        }
        if (auto const replicas = type.called("replicas")) {
            auto const known = inquiry.field(*replicas);
            if (known.by != Evidence::By::nothing)
                builder_.put(*replicas, known.stated, reading_);
            note_old_yaml(known.stated);
            workload.set_pods(known.stated);
            settled.push_back(*replicas);
        }
        for (auto const& tag : workload.tags())
            if (not own_tag(tag.name).empty())
                note_old_yaml(tag.value);
        inquiry.put_fields(builder_, settled, reading_);
        builder_.end(reading_);
    }

    static Stated name(PlannedPods const& pods) {
        Stated name;
        name.form = Form::text;
        name.text = pods.name;
        name.place = pods.object->place();
        return name;
    }

    /// A value that YAML 1.2 would read otherwise.
    void note_old_yaml(Stated const& stated) {
        auto const written = text_.substr(std::min<std::size_t>(stated.place.begin, text_.size()), stated.place.length);
        if (written.empty() or written.front() == '"' or written.front() == '\'' or
            not is_read_otherwise_elsewhere(written))
            return;
        auto const meaning = plain_yaml_scalar(written);
        auto const said = meaning.form == Form::number ? meaning.digits : meaning.truth ? "true" : "false";
        reading_.complaints.add(Kind::plan_old_yaml, stated.place,
                                "`" + std::string(written) + "` is read as `" + said + "`, as Kubernetes does",
                                "write `" + said + "`, or quotes around it where it is a text");
    }

    void complain_of(std::string const& type, UnknownKind const& unknown) {
        auto const several = unknown.count > 1;
        reading_.complaints.add(
            Kind::plan_unmapped, unknown.first,
            (several ? std::to_string(unknown.count) + " objects of kind `" : "an object of kind `") + type +
                (several ? "` are placements of which nothing is known" : "` is a placement of which nothing is known"),
            "say in a mapping (`--map FILE`) what they are, or that they run nothing: `[ignored]` with `types = [\"" +
                type + "\"]`");
    }

    Reading reading_;
    std::string_view text_;
    PlannedObjects objects_;
    Intake& intake_;
    RecordBuilder& builder_;
};

/// `word:` or `"word":`, at the begin of a line where `of_line`.
bool has_key(std::string_view text, std::string_view word, bool of_line) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        auto after = text.substr(at + word.size());
        if (after.starts_with('"'))
            after.remove_prefix(1);
        after.remove_prefix(std::min(after.find_first_not_of(" \t"), after.size()));
        if (after.starts_with(':') and (not of_line or at == 0 or text[at - 1] == '\n'))
            return true;
    }
    return false;
}

}  // namespace

bool looks_like_kubernetes(std::string_view text) {
    auto const first = text.find_first_not_of(" \t\r\n");
    auto const is_json = first != std::string_view::npos and
                         (text[first] == '[' or (text[first] == '{' and not text.substr(first).starts_with("{{")));
    if (is_json)
        return has_key(text, "apiVersion", false) and has_key(text, "kind", false);
    return text.starts_with("---") or text.starts_with("%YAML") or has_key(text, "apiVersion", true) or
           has_key(text, "kind", true);
}

void read_kubernetes(Input& input, Intake& intake) {
    auto& file = *intake.kubernetes.emplace_back(std::make_unique<KubernetesFile>());
    file.file = intake.file;
    file.text = input.read(0, input.size(), file.buffer);
    file.manifests = read_manifests(file.text, intake.complaints);
}

void finish_kubernetes(Intake& intake, std::vector<Complaints>& complaints) {
    Cluster cluster;
    for (auto const& file : intake.kubernetes)
        cluster.add(file->manifests);
    for (auto const& file : intake.kubernetes) {
        auto reading = KubernetesReader(*file, cluster, intake).read();
        complaints[file->file].append(std::move(reading.complaints));
        reading.complaints = {};
        intake.take(std::move(reading));
    }
    intake.kubernetes.clear();
}

}  // namespace proviso
