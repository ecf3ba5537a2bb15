package shian.receive;

import java.time.LocalDate;
import java.util.Optional;
import shian.catalog.Catalog;
import shian.catalog.Contract;
import shian.catalog.Division;
import shian.catalog.Divisions;
import shian.catalog.Sender;
import shian.catalog.Senders;
import shian.message.Message;

/**
 * Where a file comes from: the folder it lies in says whose it is.
 *
 * @param catalog  says who hands in what
 * @param path     of the file below the inbox
 * @param city     code of the city whose folder it lies in; empty if it lies in none
 * @param place    the declared folder that it lies in; empty if it lies in none
 */
record Origin(Catalog catalog, String path, Optional<String> city, Optional<Senders.Place> place) {

    /** Of a file by its path below the inbox; a folder that is called as a city holds files of that city. */
    static Origin of(Catalog catalog, String path, LocalDate day) {
        return new Origin(catalog, path, city(catalog.divisions(), path, day), catalog.senders().placeOf(path));
    }

    /** The city named by the deepest folder that names one. */
    private static Optional<String> city(Divisions divisions, String path, LocalDate day) {
        String[] folders = path.split("/");
        for (int i = folders.length - 2; i >= 0; i--) {
            Optional<Division> named = divisions.names().spokenOf(folders[i], day, "")
                    .filter(d -> d.level() == Division.Level.CITY || d.level() == Division.Level.PROVINCE);
            if (named.isPresent()) {
                return named.map(Division::code);
            }
        }
        return Optional.empty();
    }

    /** Code of the city whose file it is, the home's if no folder says so; empty if nobody knows. */
    String from() {
        return city.or(() -> catalog.divisions().home().map(Divisions.Home::code)).orElse("");
    }

    /** Why a table of the file is not taken as one of a contract, whatever its division; empty if it may be. */
    Optional<Message> refuses(Contract contract) {
        if (place.isEmpty()) {
            return catalog.senders().undeclaredTaken() ? Optional.empty() : Optional.of(Message.of("receive.folder-undeclared", path));
        }
        Sender sender = place.get().sender();
        return sender.handsIn(contract) ? Optional.empty()
                : Optional.of(Message.of("receive.folder-department", path, place.get().folder(), sender, contract.title().zh(), contract.id(),
                catalog.senders().shown(contract.department())));
    }

    /**
     * Why a table for a division is not taken. What one city hands in is never another's: neither out of its folder, nor where the warehouse is
     * of one alone; nor does a sender speak for divisions that are not its own.
     */
    Optional<Message> refuses(Division division, String fileName) {
        Divisions divisions = catalog.divisions();
        Optional<String> outside = city.filter(code -> !divisions.isWithin(division.code(), code));
        if (outside.isPresent()) {
            return Optional.of(Message.of("receive.folder-division", fileName, shown(outside.get()), shown(division.code())));
        }
        Optional<Senders.Place> others = place.filter(p -> !p.sender().speaksFor(division.code(), divisions));
        if (others.isPresent()) {
            Sender sender = others.get().sender();
            return Optional.of(Message.of("receive.folder-divisions", path, others.get().folder(), sender,
                    String.join(", ", sender.divisions().stream().map(this::shown).toList()), shown(division.code())));
        }
        return divisions.home().filter(Divisions.Home::alone).filter(home -> !divisions.isWithin(division.code(), home.code()))
                .map(home -> Message.of("receive.not-of-home", fileName, shown(division.code()), shown(home.code())));
    }

    private String shown(String division) {
        return catalog.divisions().byCode(division).map(d -> d.name().zh() + " " + division).orElse(division);
    }
}
