package shian;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shian.content.Archive;

/** The rooms of the house: a row of data walks through them once, and no room looks into the next. */
class HouseTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("shian");
    private static final List<String> STAGES =
            List.of("receive", "load", "measure", "reconcile", "indicate", "publish", "verify", "retain");

    @Test
    void no_stage_knows_another_stage_or_what_is_above_the_stages() {
        for (String stage : STAGES) {
            List<String> others = new ArrayList<>(STAGES);
            others.remove(stage);
            others.addAll(List.of("night", "operate", "cli", "sample"));
            noClasses().that().resideInAPackage("shian." + stage + "..").should().dependOnClassesThat()
                    .resideInAnyPackage(others.stream().map(other -> "shian." + other + "..").toArray(String[]::new))
                    .check(CLASSES);
        }
    }

    @Test
    void the_command_line_calls_operate_and_no_stage() {
        noClasses().that().resideInAPackage("shian.cli..").should().dependOnClassesThat().resideInAnyPackage("shian.receive..",
                "shian.load..", "shian.measure..", "shian.reconcile..", "shian.indicate..", "shian.publish..").check(CLASSES);
    }

    @Test
    void the_return_slip_knows_contents_and_contracts_and_no_database() {
        noClasses().that().resideInAPackage("shian.slip..").should().dependOnClassesThat().resideInAnyPackage("shian.load..",
                "shian.night..", "shian.operate..", "shian.cli..", "shian.work..", "org.springframework..", "java.sql..").check(CLASSES);
    }

    /** Rows of the archive hold what persons are known by; a file that is only looked at is the person's own. */
    @Test
    void what_reads_the_archive_for_a_person_records_the_look() {
        classes().that().resideInAPackage("shian.operate..").and().doNotHaveSimpleName("ReadCheck").and(describe("open the archive",
                        (JavaClass one) -> one.getDirectDependenciesFromSelf().stream().anyMatch(other -> other.getTargetClass().isEquivalentTo(Archive.class))))
                .should().dependOnClassesThat().haveSimpleName("Actions").check(CLASSES);
        noClasses().that().resideInAPackage("shian.cli..").should().dependOnClassesThat().haveSimpleName("Document").check(CLASSES);
    }

    @Test
    void files_are_made_by_what_makes_them_private() {
        noClasses().that().resideOutsideOfPackages("shian.settings..", "shian.sample..", "shian.store..", "shian.retain..").should()
                .callMethodWhere(target(owner(type(Files.class))).and(target(nameMatching("createDirector(y|ies)|createFile|newBufferedWriter|write(String)?"))))
                .check(CLASSES);
    }

    @Test
    void only_the_catalogue_reads_yaml() {
        noClasses().that().resideOutsideOfPackage("shian.catalog..").should().dependOnClassesThat()
                .resideInAnyPackage("org.yaml..", "com.networknt..").check(CLASSES);
    }

    @Test
    void only_the_night_knows_spring_batch_and_only_the_store_knows_flyway() {
        noClasses().that().resideOutsideOfPackages("shian.night..", "shian").should().dependOnClassesThat()
                .resideInAPackage("org.springframework.batch..").check(CLASSES);
        noClasses().that().resideOutsideOfPackage("shian.store..").should().dependOnClassesThat()
                .resideInAPackage("org.flywaydb..").check(CLASSES);
    }

    @Test
    void no_room_goes_round_in_a_circle() {
        slices().matching("shian.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
