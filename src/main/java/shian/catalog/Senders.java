package shian.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who hands files in, and where.
 *
 * @param undeclaredTaken whether a file that lies in no declared folder is taken, whoever's it is
 */
public record Senders(List<Sender> all, boolean undeclaredTaken) {

    /** Nobody is declared: files are taken from anyone. */
    public static final Senders NONE = new Senders(List.of(), true);

    /**
     * A declared folder.
     *
     * @param folder its path below the inbox
     */
    public record Place(String folder, Sender sender) {
    }

    private record Found(FolderPattern pattern, Place place) {
    }

    /** The declared folder that a file lies in, by its path below the inbox; of several the one that is declared most exactly. */
    public Optional<Place> placeOf(String path) {
        return all.stream().flatMap(sender -> sender.folders().stream().flatMap(pattern -> pattern.folderOf(path).stream()
                        .map(folder -> new Found(pattern, new Place(folder, sender)))))
                .min(Comparator.comparing(Found::pattern)).map(Found::place);
    }

    /** A department for people: the name of the first who hands in for it, and its folder in the catalogue. */
    public String shown(String department) {
        return all.stream().filter(sender -> sender.departments().equals(List.of(department))).findFirst()
                .map(Sender::toString).orElse(department);
    }
}
