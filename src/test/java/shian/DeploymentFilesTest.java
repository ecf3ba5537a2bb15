package shian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What stands around the program in ops/: every unit, container and pod is closed in the same way. */
class DeploymentFilesTest {

    private static final Path OPS = Path.of("ops");
    private static final Set<String> OF_EVERY_UNIT = Set.of("UMask=0077", "ProtectSystem=strict", "ProtectHome=yes", "PrivateTmp=yes",
            "PrivateDevices=yes", "ProtectClock=yes", "ProtectControlGroups=yes", "ProtectHostname=yes", "ProtectKernelLogs=yes",
            "ProtectKernelModules=yes", "ProtectKernelTunables=yes", "ProtectProc=invisible", "NoNewPrivileges=yes", "CapabilityBoundingSet=",
            "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX", "RestrictNamespaces=yes", "RestrictRealtime=yes", "RestrictSUIDSGID=yes",
            "LockPersonality=yes", "SystemCallArchitectures=native", "SystemCallFilter=@system-service", "StateDirectoryMode=0700", "User=shian");

    static Stream<Path> units() throws IOException {
        return Files.list(OPS.resolve("systemd")).filter(file -> file.toString().endsWith(".service")).sorted();
    }

    @ParameterizedTest
    @MethodSource("units")
    void a_unit_can_do_no_more_than_it_needs(Path unit) throws IOException {
        assertThat(Files.readAllLines(unit)).containsAll(OF_EVERY_UNIT);
    }

    @Test
    void a_container_beside_the_others_has_no_more_than_it_needs() throws IOException {
        Map<String, Map<String, Map<String, Object>>> compose = new Yaml().load(Files.readString(OPS.resolve("compose.yaml")));
        assertThat(compose.get("services")).allSatisfy((name, service) -> assertThat(service).as(name)
                .containsEntry("cap_drop", List.of("ALL")).containsEntry("security_opt", List.of("no-new-privileges:true"))
                .containsKeys("mem_limit", "pids_limit"));
    }

    @ParameterizedTest
    @MethodSource("pods")
    void a_pod_has_no_more_than_it_needs(Map<String, Object> pod) {
        assertThat(pod).containsEntry("automountServiceAccountToken", false);
        assertThat(map(pod, "securityContext")).containsEntry("runAsNonRoot", true).containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
        List<Map<String, Object>> containers = new ArrayList<>(list(pod, "containers"));
        if (pod.containsKey("initContainers")) {
            containers.addAll(list(pod, "initContainers"));
        }
        assertThat(containers).allSatisfy(container -> {
            assertThat(map(container, "securityContext")).containsEntry("allowPrivilegeEscalation", false)
                    .containsEntry("readOnlyRootFilesystem", true).containsEntry("capabilities", Map.of("drop", List.of("ALL")));
            assertThat(map(map(container, "resources"), "limits")).containsKeys("memory", "ephemeral-storage");
        });
        assertThat(list(pod, "volumes")).filteredOn(volume -> volume.containsKey("emptyDir"))
                .allSatisfy(volume -> assertThat(map(volume, "emptyDir")).containsKey("sizeLimit"));
    }

    @Test
    void the_network_of_every_pod_is_limited_in_both_directions() throws IOException {
        List<Map<String, Object>> policies = objects().filter(object -> object.get("kind").equals("NetworkPolicy")).toList();
        assertThat(policies).hasSize(1);
        Map<String, Object> spec = map(policies.get(0), "spec");
        assertThat(spec).containsEntry("policyTypes", List.of("Ingress", "Egress"));
        Map<String, Object> chosen = map(map(spec, "podSelector"), "matchLabels");
        assertThat(templates().map(template -> map(map(template, "metadata"), "labels")))
                .allSatisfy(labels -> assertThat(labels).containsAllEntriesOf(chosen));
    }

    static Stream<Map<String, Object>> pods() throws IOException {
        return templates().map(template -> map(template, "spec"));
    }

    private static Stream<Map<String, Object>> templates() throws IOException {
        return objects().map(object -> map(object, "spec"))
                .map(spec -> spec.containsKey("jobTemplate") ? map(map(spec, "jobTemplate"), "spec") : spec)
                .filter(spec -> spec.containsKey("template")).map(spec -> map(spec, "template"));
    }

    private static Stream<Map<String, Object>> objects() throws IOException {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Path file : Files.list(OPS.resolve("kubernetes")).collect(Collectors.toList())) {
            StreamSupport.stream(new Yaml().loadAll(Files.readString(file)).spliterator(), false).map(DeploymentFilesTest::map).forEach(objects::add);
        }
        return objects.stream().filter(object -> object.containsKey("spec"));
    }

    private static Map<String, Object> map(Map<String, Object> object, String key) {
        assertThat(object).containsKey(key);
        return map(object.get(key));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object object) {
        return (Map<String, Object>) object;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> object, String key) {
        assertThat(object).containsKey(key);
        return (List<Map<String, Object>>) object.get(key);
    }
}
