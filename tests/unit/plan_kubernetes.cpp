// Which placements manifests make, and what is known of them.
#include "tests/unit/plan_world.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace proviso;

namespace {

/// `NAME: replicas, accelerators, chip, provider, region` of each placement; or what is wrong.
std::string placements(ReadPlan const& read) {
    std::string all;
    for (auto const& diagnostic : read.diagnostics)
        all += (all.empty() ? "" : "\n") + std::string(info(diagnostic.kind).code) + " " + diagnostic.primary.text;
    auto const record = *plan_vocabulary().record("placement");
    for (std::size_t row = 0; row < read.plan.tables[record].rows; ++row) {
        all += (all.empty() ? "" : "\n") + record_name(read.plan, plan_vocabulary(), record, row) + ":";
        for (auto const* field : {"replicas", "accelerators", "chip", "provider", "region"})
            all += " " + read.cell(field, row);
    }
    return all;
}
std::string placements(std::string const& text, std::string const& name = "plan.yaml") {
    return placements(read_text(name, text));
}

/// A manifest of one object with the pod's specification `pod`, indented by four.
std::string deployment(std::string const& spec, std::string const& pod) {
    return "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n" + spec + "  template:\n    spec:\n" +
           pod;
}

constexpr char const* plain_pod = "      containers: [{name: a, image: a}]\n";

/// A Deployment of two pods with one container that has these resources.
std::string asking(std::string const& resources) {
    return deployment("  replicas: 2\n", "      containers: [{name: a, resources: " + resources + "}]\n");
}

/// A Deployment with these lines in the specification of its pod.
std::string placed(std::string const& lines) {
    return deployment("", "      containers: [{name: a, resources: {limits: {nvidia.com/gpu: 1}}}]\n" + lines);
}

std::string required(std::string const& terms) {
    return placed("      affinity:\n        nodeAffinity:\n          requiredDuringSchedulingIgnoredDuringExecution:\n"
                  "            nodeSelectorTerms: " +
                  terms + "\n");
}

}  // namespace

TEST_CASE("Kubernetes: a Deployment is one placement, of one pod where it does not say how many") {
    CHECK(placements(deployment("", plain_pod)) == "Deployment/web: 1 0 none missing missing");
    CHECK(placements(deployment("  replicas:\n", plain_pod)).find(": 1") != std::string::npos);
    CHECK(placements(deployment("  replicas: 3\n", plain_pod)).find(": 3 ") != std::string::npos);
    CHECK(placements(deployment("  replicas: '3'\n", plain_pod)).find(": 3 ") != std::string::npos);
    CHECK(placements(deployment("  replicas: ${N}\n", plain_pod)).find(": unknown 0 ") != std::string::npos);
    CHECK(placements(deployment("  replicas: 2.5\n", plain_pod)).find(": unknown 0 ") != std::string::npos);
}

TEST_CASE("Kubernetes: every kind of workload counts its pods its own way") {
    struct Row {
        std::string head, spec, replicas;
    };
    std::string const pod = "template: {spec: {containers: [{name: a}]}}";
    for (auto const& [head, spec, replicas] : {
             Row{"v1 Pod", "containers: [{name: a}]", "1"},
             Row{"apps/v1 StatefulSet", "replicas: 2, " + pod, "2"},
             Row{"apps/v1 ReplicaSet", pod, "1"},
             Row{"v1 ReplicationController", "replicas: 4, " + pod, "4"},
             Row{"apps/v1 DaemonSet", pod, "unknown"},
             Row{"batch/v1 Job", "completions: 9, " + pod, "1"},
             Row{"batch/v1 Job", "parallelism: 5, " + pod, "5"},
             Row{"batch/v1 CronJob", "jobTemplate: {spec: {parallelism: 2, " + pod + "}}", "2"},
             Row{"argoproj.io/v1alpha1 Rollout", "replicas: 2, " + pod, "2"},
             Row{"jobset.x-k8s.io/v1alpha2 JobSet",
                 "replicatedJobs: [{replicas: 3, template: {spec: {parallelism: 4, " + pod + "}}}]", "12"},
             Row{"leaderworkerset.x-k8s.io/v1 LeaderWorkerSet",
                 "replicas: 2, leaderWorkerTemplate: {size: 4, workerTemplate: {spec: {containers: [{name: a}]}}}",
                 "8"},
             Row{"example.com/v1 Custom", "size: 3, " + pod, "unknown"},
             Row{"example.com/v1 Custom", "replicas: 3, " + pod, "3"},
             Row{"example.com/v1 Custom", "replicas: 2, minReplicas: 1, maxReplicas: 5, " + pod, "unknown"},
             Row{"example.com/v1 Custom", "daemonSet: {podTemplate: {spec: {containers: [{name: a}]}}}", "unknown"},
         }) {
        auto const blank = head.find(' ');
        auto const text = "{apiVersion: " + head.substr(0, blank) + ", kind: " + head.substr(blank + 1) +
                          ", metadata: {name: x}, spec: {" + spec + "}}";
        CAPTURE(text);
        auto const read = read_text("plan.yaml", text, {.input = PlanFormat::kubernetes});
        CHECK(read.diagnostics.empty());
        CHECK(read.cell("replicas") == replicas);
    }
}

TEST_CASE("Kubernetes: a custom resource makes a placement of each kind of pod in it") {
    CHECK(
        placements("apiVersion: leaderworkerset.x-k8s.io/v1\nkind: LeaderWorkerSet\n"
                   "metadata: {name: llm, namespace: ai}\nspec:\n  replicas: 2\n  leaderWorkerTemplate:\n    size: 4\n"
                   "    leaderTemplate: {spec: {containers: [{name: a}]}}\n    workerTemplate:\n      spec:\n"
                   "        containers: [{name: a, resources: {limits: {nvidia.com/gpu: '8'}}}]\n"
                   "        nodeSelector: {cloud.google.com/gke-accelerator: nvidia-h100-80gb}\n") ==
        "ai/LeaderWorkerSet/llm/spec/leaderWorkerTemplate/leaderTemplate: 2 0 none missing "
        "missing\n"
        "ai/LeaderWorkerSet/llm/spec/leaderWorkerTemplate/workerTemplate: 6 48 H100 Google "
        "Cloud missing");
    CHECK(placements("apiVersion: ray.io/v1\nkind: RayCluster\nmetadata: {name: r}\nspec:\n"
                     "  headGroupSpec: {template: {spec: {containers: [{name: h}]}}}\n  workerGroupSpecs:\n"
                     "  - {replicas: 2, minReplicas: 2, maxReplicas: 2, numOfHosts: 2, template: {spec: {containers: "
                     "[{name: w}]}}}\n"
                     "  - {minReplicas: 0, maxReplicas: 9, template: {spec: {containers: [{name: w}]}}}\n") ==
          "RayCluster/r/spec/headGroupSpec: 1 0 none missing missing\n"
          "RayCluster/r/spec/workerGroupSpecs/0: 4 0 none missing missing\n"
          "RayCluster/r/spec/workerGroupSpecs/1: unknown 0 none missing missing");
}

TEST_CASE("Kubernetes: what scales an object decides how many pods it has") {
    auto const scaled = [](std::string const& bounds, std::string const& name = "web") {
        return placements(deployment("  replicas: 5\n", plain_pod) +
                          "---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: h}\n"
                          "spec: {scaleTargetRef: {kind: Deployment, name: " +
                          name + "}, " + bounds + "}\n");
    };
    CHECK(scaled("minReplicas: 2, maxReplicas: 9").find(": unknown") != std::string::npos);
    CHECK(scaled("minReplicas: 3, maxReplicas: 3").find(": 3 ") != std::string::npos);
    CHECK(scaled("maxReplicas: 1").find(": 1 ") != std::string::npos);
    CHECK(scaled("minReplicas: 2, maxReplicas: 9", "other").find(": 5 ") != std::string::npos);
}

TEST_CASE("Kubernetes: an autoscaler may stand in another file") {
    PlanFolder const folder;
    auto const web = folder.write("web.yaml", deployment("  replicas: 5\n", plain_pod));
    auto const scaler = folder.write("scaler.yaml", "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\n"
                                                    "metadata: {name: h}\nspec: {scaleTargetRef: {kind: Deployment, "
                                                    "name: web}, minReplicas: 2, maxReplicas: 9}\n");
    CHECK(read_files({web}).cell("replicas") == "5");
    CHECK(read_files({web, scaler}).cell("replicas") == "unknown");
    CHECK(read_files({scaler, web}).cell("replicas") == "unknown");
}

TEST_CASE("Kubernetes: accelerators are those of all pods together") {
    auto const accelerators = [](std::string const& resources) {
        return read_text("plan.yaml", asking(resources)).cell("accelerators");
    };
    CHECK(accelerators("{limits: {nvidia.com/gpu: 8}}") == "16");
    CHECK(accelerators("{limits: {nvidia.com/gpu: '8'}}") == "16");
    CHECK(accelerators("{limits: {nvidia.com/gpu : 8}, requests: {nvidia.com/gpu : 8}}") == "16");
    CHECK(accelerators("{requests: {google.com/tpu: 4}}") == "8");
    CHECK(accelerators("{limits: {nvidia.com/gpu: '0'}}") == "0");
    CHECK(accelerators("{limits: {cpu: 500m, memory: 1Gi, ephemeral-storage: 1G}}") == "0");
    CHECK(accelerators("{limits: {nvidia.com/gpu: '${GPUS}'}}") == "unknown");
    CHECK(accelerators("{limits: {nvidia.com/gpu: 8}, requests: {nvidia.com/gpu: 4}}") == "unknown");
    CHECK(accelerators("{limits: {nvidia.com/mig-1g.5gb: 1}}") == "unknown");
    CHECK(accelerators("{limits: {aws.amazon.com/neuroncore: 2}}") == "unknown");
    CHECK(accelerators("{claims: [{name: gpu}]}") == "unknown");
}

TEST_CASE("Kubernetes: containers that prepare a pod share its accelerators with the others") {
    auto const pod = [](std::string const& always) {
        return read_text(
                   "plan.yaml",
                   deployment("", "      containers:\n      - {name: a, resources: {limits: {nvidia.com/gpu: 2}}}\n"
                                  "      - {name: b, resources: {limits: {nvidia.com/gpu: 1}}}\n"
                                  "      initContainers:\n      - {name: c, " +
                                      always + "resources: {limits: {nvidia.com/gpu: 4}}}\n"))
            .cell("accelerators");
    };
    CHECK(pod("") == "4");
    CHECK(pod("restartPolicy: Always, ") == "7");
}

TEST_CASE("Kubernetes: a chip is what the labels of the nodes say, else unknown") {
    auto const chip = [](std::string const& lines) { return read_text("plan.yaml", placed(lines)).cell("chip"); };
    CHECK(chip("") == "unknown");
    CHECK(chip("      nodeSelector: {nvidia.com/gpu.product: NVIDIA-H100-80GB-HBM3}\n") == "H100");
    CHECK(chip("      nodeSelector: {nvidia.com/gpu.product: NVIDIA-L40S}\n") == "L40S");
    CHECK(chip("      nodeSelector: {node.kubernetes.io/instance-type: p5.48xlarge}\n") == "H100");
    CHECK(chip("      nodeSelector: {node.kubernetes.io/instance-type: p5en.48xlarge}\n") == "H200");
    CHECK(chip("      nodeSelector: {cloud.google.com/gke-accelerator: '${GPU_TYPE}'}\n") == "unknown");
    CHECK(chip("      nodeSelector: {cloud.google.com/gke-accelerator: nvidia-new}\n") == "unknown");
    CHECK(chip("      tolerations: [{key: cloud.google.com/gke-accelerator, value: nvidia-l4}]\n") == "unknown");
}

TEST_CASE("Kubernetes: a region is one, or unknown") {
    auto const region = [](std::string const& terms) { return read_text("plan.yaml", required(terms)).cell("region"); };
    std::string const r = "topology.kubernetes.io/region", z = "topology.kubernetes.io/zone";
    auto const in = [](std::string const& key, std::string const& values) {
        return "{key: " + key + ", operator: In, values: [" + values + "]}";
    };
    CHECK(region("[{matchExpressions: [" + in(r, "eu-west-1") + "]}]") == "eu-west-1");
    CHECK(region("[{matchExpressions: [" + in(z, "eu-west-1a, eu-west-1b") + "]}]") == "eu-west-1");
    CHECK(region("[{matchExpressions: [" + in(z, "us-central1-f") + "]}]") == "us-central1");
    CHECK(region("[{matchExpressions: [" + in(z, "eastus-2") + "]}]") == "eastus");
    CHECK(region("[{matchExpressions: [" + in(z, "us-east-1-bue-1a") + "]}]") == "unknown");
    CHECK(region("[{matchExpressions: [" + in(r, "eu-west-1, us-east-1") + "]}]") == "unknown");
    CHECK(region("[{matchExpressions: [" + in(r, "eu-west-1, us-east-1") + ", " + in(r, "us-east-1, x") + "]}]") ==
          "us-east-1");
    CHECK(region("[{matchExpressions: [" + in(r, "a") + "]}, {matchExpressions: [" + in(r, "b") + "]}]") == "unknown");
    CHECK(region("[{matchExpressions: [" + in(r, "a") + "]}, {matchExpressions: [" + in("k", "b") + "]}]") ==
          "unknown");
    CHECK(region("[{matchExpressions: [{key: " + r + ", operator: NotIn, values: [a]}]}]") == "unknown");
    CHECK(region("[{matchExpressions: [{key: " + r + ", operator: Exists}]}]") == "unknown");
    CHECK(region("[{matchExpressions: [" + in(r, "REGION") + "]}]") == "unknown");
    CHECK(region("[{matchExpressions: [" + in(r, "<region>") + "]}]") == "unknown");
    CHECK(region("[]") == "missing");
}

TEST_CASE("Kubernetes: preferences place nothing, and a spread over regions is in no one of them") {
    auto const eu = ReadOptions{
        .set = {{*plan_vocabulary().records[*plan_vocabulary().record("placement")].find("region"), "eu-west-1"}}};
    auto const region = [&](std::string const& lines) {
        return read_text("plan.yaml", placed(lines), eu).cell("region");
    };
    auto const spread = [](std::string const& key, std::string const& more) {
        return "      topologySpreadConstraints: [{maxSkew: 1, topologyKey: " + key + more + "}]\n";
    };
    CHECK(region("") == "eu-west-1");
    CHECK(region("      nodeSelector: {topology.kubernetes.io/region: us-east-1}\n") == "us-east-1");
    CHECK(region("      nodeSelector: {topology.kubernetes.io/region: '${REGION}'}\n") == "unknown");
    CHECK(
        region(
            "      affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, preference: "
            "{matchExpressions: [{key: topology.kubernetes.io/region, operator: In, values: [us-east-1]}]}}]}}\n") ==
        "eu-west-1");
    CHECK(region(spread("topology.kubernetes.io/zone", "")) == "eu-west-1");
    CHECK(region(spread("topology.kubernetes.io/region", "")) == "unknown");
    CHECK(region(spread("topology.kubernetes.io/region", ", whenUnsatisfiable: ScheduleAnyway")) == "eu-west-1");
}

TEST_CASE("Kubernetes: labels and annotations of the name of a field set it, the pod's own before the object's") {
    auto const read =
        read_text("plan.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n"
                               "  labels: {proviso/state: stateful, proviso.provider: AWS}\n"
                               "  annotations: {proviso/purpose: disaster recovery}\n"
                               "spec:\n  replicas: 2\n  template:\n    metadata:\n"
                               "      labels: {proviso/state: stateless, proviso/replicas: '7'}\n    spec:\n"
                               "      containers: [{name: a, resources: {limits: {nvidia.com/gpu: 1}}}]\n");
    CHECK(read.diagnostics.empty());
    CHECK(read.cell("state") == "stateless");
    CHECK(read.cell("provider") == "AWS");
    CHECK(read.cell("purpose") == "disaster recovery");
    CHECK(read.cell("replicas") == "7");
    CHECK(read.cell("accelerators") == "7");
}

TEST_CASE("Kubernetes: lists, JSON and several documents hold objects as well") {
    CHECK(placements(
              "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Service, metadata: {name: s}}\n"
              "- {apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c}]}}\n---\n"
              "apiVersion: v1\nkind: PodList\nitems:\n- {metadata: {name: b}, spec: {containers: [{name: c}]}}\n") ==
          "Pod/a: 1 0 none missing missing\nPod/b: 1 0 none missing missing");
    CHECK(placements(R"({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"},
                         "spec": {"containers": [{"name": "c"}]}})",
                     "plan.json") == "Pod/a: 1 0 none missing missing");
}

TEST_CASE("Kubernetes: pods that another object of the file makes are counted there") {
    std::string const pod = "  ownerReferences: [{kind: ReplicaSet, name: r, controller: true}]\n"
                            "spec: {containers: [{name: a}]}\n";
    std::string const one = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n" + pod;
    CHECK(placements(one).starts_with("Pod/p: 1"));
    CHECK(placements(one + "---\napiVersion: apps/v1\nkind: ReplicaSet\nmetadata: {name: r}\n"
                           "spec: {replicas: 3, template: {spec: {containers: [{name: a}]}}}\n") ==
          "ReplicaSet/r: 3 0 none missing missing");
}

TEST_CASE("Kubernetes: a custom kind without pods is a placement of which nothing is known, and named") {
    auto const said = placements("apiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: {name: k, namespace: ns}\n"
                                 "spec: {kafka: {replicas: 3}}\n---\n"
                                 "apiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: {name: l}\n---\n"
                                 "apiVersion: kueue.x-k8s.io/v1beta1\nkind: ResourceFlavor\nmetadata: {name: f}\n");
    CHECK(said.find("2 objects of kind `Kafka.kafka.strimzi.io` are placements of which nothing is known\n"
                    "ns/Kafka/k: unknown unknown unknown missing missing\nKafka/l: unknown") != std::string::npos);
    CHECK(said.find("ResourceFlavor") == std::string::npos);
}

TEST_CASE("Kubernetes: values that YAML 1.2 reads otherwise are said where they matter") {
    auto const read = read_text("plan.yaml", deployment("  replicas: 010\n", plain_pod));
    CHECK(read.cell("replicas") == "8");
    REQUIRE(read.diagnostics.size() == 1);
    CHECK(read.diagnostics.front().primary.text == "`010` is read as `8`, as Kubernetes does");
    CHECK(read.underlined() == "010");
    CHECK(read_text("plan.yaml", deployment("  other: 0400\n", plain_pod)).diagnostics.empty());
}

TEST_CASE("Kubernetes: files of YAML that are something else are refused with a hint") {
    struct Row {
        std::string text, hint;
    };
    for (auto const& row :
         {Row{"services: {a: {image: b}}\n", "Docker Compose"}, Row{"Resources: {a: {Type: b}}\n", "CloudFormation"},
          Row{"apiVersion: v2\nname: a\nversion: 1\nappVersion: 1\n", "helm template"},
          Row{"- a\n- b\n", "`apiVersion` and `kind`"},
          Row{"apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n", "kubectl kustomize"}}) {
        CAPTURE(row.text);
        auto const& [text, hint] = row;
        auto const read = read_text("plan.yaml", text);
        REQUIRE(read.codes() == "P508");
        CHECK(read.diagnostics.front().help.find(hint) != std::string::npos);
    }
}

TEST_CASE("Kubernetes: the places of findings are those of the manifest") {
    PlanFolder const folder;
    auto const path =
        folder.write("plan.yaml", placed("      nodeSelector: {topology.kubernetes.io/region: eu-west-1}\n"));
    auto const read = read_files({path});
    REQUIRE(read.diagnostics.empty());
    Locator locator(read.plan, plan_vocabulary());
    auto const record = *plan_vocabulary().record("placement");
    auto const at = [&](std::string_view field) {
        auto const where = locator.value({record, *plan_vocabulary().records[record].find(field)}, 0);
        return std::to_string(where.at.line) + " " + where.text.substr(where.begin, where.length);
    };
    CHECK(at("region") == "8 eu-west-1");
    CHECK(at("country") == "8 eu-west-1");
    CHECK(at("accelerators") == "7 1");
    CHECK(at("provider") == "3 web");
    CHECK(at("workload") == "3 web");
}

TEST_CASE(
    "Kubernetes: a kind of another group is not the core kind of its name, and what holds pods is never passed over") {
    std::string const pod = "metadata: {name: a}\nspec: {template: {spec: {containers: [{image: x}]}}}\n";
    CHECK(placements("apiVersion: v1\nkind: Service\n" + pod) == "");
    CHECK(placements("apiVersion: serving.knative.dev/v1\nkind: Service\n" + pod) ==
          "Service/a: unknown 0 none missing missing");
    CHECK(placements("apiVersion: db.example.com/v1\nkind: Namespace\nmetadata: {name: prod}\n")
              .find("Namespace/prod: unknown") != std::string::npos);
    CHECK(placements("apiVersion: v1\nkind: PodTemplate\nmetadata: {name: a}\n"
                     "template: {spec: {containers: [{image: x}]}}\n") == "");
    CHECK(placements("apiVersion: odd.cilium.io/v1\nkind: CiliumThing\n" + pod).find("CiliumThing/a: unknown") !=
          std::string::npos);
    CHECK(placements("apiVersion: cilium.io/v2\nkind: CiliumNode\nmetadata: {name: a}\n") == "");
}

TEST_CASE("Kubernetes: only what another counted object makes is counted there") {
    auto const owned = [](std::string const& kind, std::string const& name) {
        auto text = deployment("  replicas: 3\n", plain_pod);
        return text.replace(text.find("{name: web}"), 11,
                            "{name: web, ownerReferences: [{kind: " + kind + ", name: " + name +
                                ", controller: true}]}");
    };
    CHECK(placements(owned("Deployment", "web")) == "Deployment/web: 3 0 none missing missing");
    CHECK(placements(owned("ConfigMap", "c") + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n") ==
          "Deployment/web: 3 0 none missing missing");
    CHECK(placements(owned("Pod", "p") + "---\napiVersion: v1\nkind: Pod\nmetadata: {name: p}\n"
                                         "spec: {containers: [{name: a}]}\n") ==
          "Deployment/web: 3 0 none missing missing\nPod/p: 1 0 none missing missing");
    auto const custom = [](std::string const& more) {
        return "---\napiVersion: example.com/v1\nkind: App\nmetadata: {name: a" + more +
               "}\nspec: {replicas: 3, template: {spec: {containers: [{name: a}]}}}\n";
    };
    CHECK(placements(owned("App", "a") + custom("")) == "App/a: 3 0 none missing missing");
    auto const without_pods = "---\napiVersion: example.com/v1\nkind: App\nmetadata: {name: a}\nspec: {size: 3}\n";
    CHECK(placements(owned("App", "a") + without_pods).find("Deployment/web: 3 0") != std::string::npos);
    CHECK(placements(owned("App", "a") +
                     custom(", ownerReferences: [{kind: Deployment, name: web, controller: true}]")) ==
          "Deployment/web: 3 0 none missing missing\nApp/a: 3 0 none missing missing");
}

TEST_CASE("Kubernetes: an object that does not say its namespace is in `default`, or in that of its autoscaler") {
    auto const replicas = [](std::string const& object, std::string const& scaler, std::string const& least) {
        auto text = deployment("  replicas: 5\n", plain_pod);
        text.replace(text.find("{name: web}"), 11, "{name: web" + object + "}");
        return read_text("plan.yaml",
                         text +
                             "---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: "
                             "{name: h" +
                             scaler + "}\nspec: {scaleTargetRef: {kind: Deployment, name: web}, minReplicas: " + least +
                             ", maxReplicas: 9}\n")
            .cell("replicas");
    };
    CHECK(replicas("", ", namespace: default", "2") == "unknown");
    CHECK(replicas(", namespace: default", "", "2") == "unknown");
    CHECK(replicas(", namespace: default", "", "9") == "9");
    CHECK(replicas("", ", namespace: shop", "9") == "unknown");
    CHECK(replicas(", namespace: shop", "", "9") == "unknown");
    CHECK(replicas(", namespace: shop", ", namespace: other", "9") == "5");
    CHECK(replicas("", ", namespace: \"${NS}\"", "9") == "unknown");
}

TEST_CASE("Kubernetes: an autoscaler whose target is a placeholder may scale any object of that kind") {
    auto const replicas = [](std::string const& target) {
        return read_text("plan.yaml",
                         deployment("  replicas: 5\n", plain_pod) +
                             "---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: h}\n"
                             "spec: {scaleTargetRef: {kind: Deployment, name: " +
                             target + "}, minReplicas: 2, maxReplicas: 9}\n")
            .cell("replicas");
    };
    for (std::string const target : {"'${NAME}'", "$(NAME)", "''"})
        CHECK(replicas(target) == "unknown");
    CHECK(replicas("other") == "5");
}

TEST_CASE("Kubernetes: what --set says does not go before what a manifest says in part") {
    auto const eu = ReadOptions{
        .set = {{*plan_vocabulary().records[*plan_vocabulary().record("placement")].find("region"), "eu-west-1"}}};
    auto const region = [&](std::string const& terms) {
        return read_text("plan.yaml", required(terms), eu).cell("region");
    };
    std::string const r = "{key: topology.kubernetes.io/region, operator: ";
    CHECK(region("[{matchExpressions: [" + r +
                 "In, values: [us-east-1]}]}, {matchExpressions: "
                 "[{key: a, operator: In, values: [b]}]}]") == "unknown");
    CHECK(region("[{matchExpressions: [" + r +
                 "In, values: [eu-west-1]}]}, {matchExpressions: "
                 "[{key: topology.kubernetes.io/zone, operator: In, values: "
                 "[us-east-1a]}]}]") == "unknown");
    CHECK(region("[{matchExpressions: [" + r + "NotIn, values: [eu-west-1]}]}]") == "unknown");
    CHECK(region("[{matchExpressions: [{key: cloud.google.com/gke-spot, operator: NotIn, values: ['true']}]}]") ==
          "eu-west-1");
}

TEST_CASE("Kubernetes: every pod within an object is found") {
    std::string const gpus = ", resources: {limits: {nvidia.com/gpu: 8}}";
    auto const workflow = placements(
        "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: w}\nspec:\n  parallelism: 4\n  templates:\n"
        "  - {name: a, container: {image: x}}\n  - {name: b, script: {image: y" +
        gpus + "}}\n");
    CHECK(workflow.find("w/spec/templates/0: unknown 0 none") != std::string::npos);
    CHECK(workflow.find("w/spec/templates/1: unknown unknown unknown") != std::string::npos);
    CHECK(placements("apiVersion: foo.io/v1\nkind: Thing\nmetadata: {name: t}\nspec:\n"
                     "  containers: [{name: sidecar, image: x}]\n"
                     "  workers: {replicas: 50, template: {spec: {containers: [{name: a" +
                     gpus + "}]}}}\n")
              .find("50 400") != std::string::npos);
}

TEST_CASE("Kubernetes: labels around a pod are those of a workflow's templates, elsewhere unknown") {
    auto const eu = ReadOptions{
        .set = {{*plan_vocabulary().records[*plan_vocabulary().record("placement")].find("region"), "eu-west-1"}}};
    auto const region = [&](std::string const& spec) {
        return read_text(
                   "plan.yaml",
                   "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: w}\nspec: {" + spec + "}\n", eu)
            .cell("region");
    };
    std::string const us = "nodeSelector: {topology.kubernetes.io/region: us-east-1}";
    CHECK(region("templates: [{container: {image: x}}]") == "eu-west-1");
    CHECK(region(us + ", templates: [{container: {image: x}}]") == "us-east-1");
    CHECK(region(us + ", templates: [{container: {image: x}, nodeSelector: {topology.kubernetes.io/region: "
                      "us-west-2}}]") == "us-west-2");
    CHECK(region(us + ", worker: {container: {image: x}}") == "unknown");
}

TEST_CASE("Kubernetes: more accelerators than can be held are unknown") {
    std::string containers;
    for (int i = 0; i < 40; ++i)
        containers += std::string(i == 0 ? "" : ", ") + "{name: a, resources: {limits: {nvidia.com/gpu: 1000000000}}}";
    CHECK(read_text("plan.yaml", deployment("  replicas: 1000000000\n", "      containers: [" + containers + "]\n"))
              .cell("accelerators") == "unknown");
}

TEST_CASE("Kubernetes: labels and annotations of one object that contradict each other are unknown") {
    auto const cell = [](std::string const& field, std::string const& metadata) {
        return read_text("plan.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: p, " + metadata +
                                          "}\nspec: {containers: [{name: a}]}\n")
            .cell(field);
    };
    CHECK(cell("region", "labels: {proviso/region: us-east-1}, annotations: {proviso/region: eu-west-1}") == "unknown");
    CHECK(cell("region", "labels: {proviso/region: us-east-1, proviso_region: eu-west-1}") == "unknown");
    CHECK(cell("region", "labels: {proviso/region: us-east-1}, annotations: {proviso.region: us-east-1}") ==
          "us-east-1");
}

TEST_CASE("Kubernetes: a list of objects alone is read as one") {
    auto const text = R"([{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"},
                           "spec": {"containers": [{"name": "c"}]}}])";
    CHECK(placements(text, "items.json") == "Pod/a: 1 0 none missing missing");
    CHECK(placements("- apiVersion: v1\n  kind: Pod\n  metadata: {name: a}\n  spec: {containers: [{name: c}]}\n") ==
          "Pod/a: 1 0 none missing missing");
}

TEST_CASE("Kubernetes: no line of a Secret is shown") {
    for (auto const* const data : {"stringData: {password: S3CRET}\nstringData: {password: S3CRET}\n",
                                   "stringData:\n  password: S3CRET: bad\n", "stringData: {password: S3CRET\n"}) {
        auto const read = read_text("plan.yaml", deployment("", plain_pod) +
                                                     "---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\n" + data);
        REQUIRE(not read.diagnostics.empty());
        CHECK(render(read.diagnostics).find("S3CRET") == std::string::npos);
        CHECK(read.underlined() == "Secret");
    }
    auto const store = read_text("plan.yaml", "apiVersion: a.io/v1\nkind: SecretStore\nspec: {a: 1, a: 2}\n");
    CHECK(render(store.diagnostics).find("spec: {a: 1, a: 2}") != std::string::npos);
}
