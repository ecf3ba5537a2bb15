package shian.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import shian.message.Message;

/** Reads who hands files in, and what holds between them and the rest of the catalogue. */
final class SenderReader {

    private SenderReader() {
    }

    static Senders read(Section file, Divisions divisions, Collection<Contract> contracts) {
        Set<String> departments = contracts.stream().map(Contract::department).collect(Collectors.toCollection(TreeSet::new));
        List<Sender> senders = new ArrayList<>();
        for (Section section : file.sections("senders")) {
            Sender sender = new Sender(section.title("title"), section.texts("department"), section.texts("divisions"),
                    section.texts("folders").stream().map(FolderPattern::new).toList());
            sender.departments().stream().filter(name -> !departments.contains(name)).forEach(name ->
                    section.mistake("department", Message.of("catalog.department-unknown", name, Nearest.to(name, departments))));
            sender.divisions().stream().filter(code -> divisions.byCode(code).isEmpty()).forEach(code ->
                    section.mistake("divisions", Message.of("catalog.division-unknown", code, Nearest.to(code, divisions.names().all()))));
            sender.folders().forEach(folder -> senders.stream().filter(other -> other.folders().stream().anyMatch(folder::isSame))
                    .forEach(other -> section.mistake("folders", Message.of("catalog.folder-twice", folder, other))));
            senders.add(sender);
        }
        boolean taken = file.text("undeclared", "anyone").equals("anyone");
        if (!taken) {
            departments.stream().filter(name -> senders.stream()
                            .noneMatch(sender -> sender.departments().contains(name) && !sender.folders().isEmpty()))
                    .forEach(name -> file.mistakes().warn(file.file().path(), file.file().line("/undeclared"),
                            Message.of("catalog.department-without-folder", name)));
        }
        return new Senders(List.copyOf(senders), taken);
    }
}
