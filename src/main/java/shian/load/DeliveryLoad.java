package shian.load;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import shian.catalog.Contract;
import shian.catalog.TableDefinition;
import shian.content.Archive;
import shian.content.Deadline;
import shian.content.TemporaryFiles;
import shian.content.UnreadableException;
import shian.fact.FactTable;
import shian.fact.FrozenYears;
import shian.fact.MeasureParts;
import shian.message.Message;
import shian.message.ShianException;
import shian.work.Run;
import shian.work.StaleMarks;
import shian.work.StopRequests;
import shian.work.Units;

/** Loads one delivery in one transaction: wholly, or not at all. */
final class DeliveryLoad {

    private final Units units;
    private final Archive archive;
    private final Duration readTime;
    private final Run run;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Thresholds thresholds;

    DeliveryLoad(Units units, Archive archive, Duration readTime, Run run) {
        this.units = units;
        this.archive = archive;
        this.readTime = readTime;
        this.run = run;
        this.jdbc = units.jdbc();
        this.ledger = new Ledger(units, run);
        this.thresholds = new Thresholds(units, run);
    }

    /** Settles a delivery that is RECEIVED; one that is settled already stays as it is. */
    void load(long deliveryId) {
        units.inRun(run, () -> ledger.lock(deliveryId).ifPresent(this::settle));
    }

    private void settle(Delivery delivery) {
        Contract contract = delivery.contract(run.catalog()).orElse(null);
        if (contract == null) {
            ledger.refuse(delivery, null, List.of(Message.of("load.contract-gone", delivery.feed(), delivery.kind())));
            return;
        }
        Optional<Message> notOwner = delivery.notOwner(run.catalog(), contract);
        if (notOwner.isPresent()) {
            ledger.notCounted(delivery, notOwner.get());
            return;
        }
        if (ledger.counts(delivery)) {
            load(delivery, contract, List.of(), true);
            return;
        }
        Supersession.Decision decision = Supersession.decide(delivery, ledger.loadedOverlapping(delivery));
        if (decision instanceof Supersession.SupersededBy by) {
            ledger.supersedeUnloaded(delivery, by.other());
        } else if (decision instanceof Supersession.Refused refused) {
            ledger.refuse(delivery, null, List.of(refused.reason()));
        } else {
            List<Delivery> superseded = ((Supersession.Counts) decision).superseded();
            ledger.purgedAmong(superseded).ifPresentOrElse(reason -> ledger.refuse(delivery, null, List.of(reason)),
                    () -> load(delivery, contract, superseded, false));
        }
    }

    /**
     * @param again whether the delivery counts and is read again: what it had makes place, and comes back if it is refused
     */
    private void load(Delivery delivery, Contract contract, List<Delivery> superseded, boolean again) {
        Connection connection = DataSourceUtils.getConnection(units.dataSource());
        FactTable facts = new FactTable(jdbc, contract);
        Replays replays = new Replays(units, run);
        try {
            Savepoint before = connection.setSavepoint();
            RevisionDifference difference = new RevisionDifference(units, run, contract, delivery,
                    again ? List.of(delivery) : superseded);
            Set<Integer> years = years(delivery, superseded, facts);
            if (again) {
                difference.keepReplaced();
                facts.delete(delivery.id());
                replays.putAside(delivery);
            }
            Reading reading = null;
            List<Message> refusal;
            try {
                reading = new DeliveryReader(archive, run.catalog(), run.businessDate(), units.clock().getZone())
                        .read(delivery, contract, () -> new CopyRows(connection, facts.copyStatement(), TableDefinition.valueColumns(contract).values()),
                                Deadline.in(readTime, StopRequests.of(units, run)));
                if (reading.mayRepeat) {
                    resolveSameKeys(delivery, facts, reading);
                }
                refusal = reading.refusal(delivery.zero(), contract, () -> thresholds.of(delivery, contract));
            } catch (UnreadableException e) {
                refusal = List.of(e.reason());
            } catch (Refusal e) {
                refusal = e.reasons();
            }
            if (!refusal.isEmpty()) {
                connection.rollback(before);
                ledger.refuse(delivery, reading, refusal);
                if (reading != null && !again) {
                    new SetAsideLife(units, run).settleRefused(delivery);
                }
                return;
            }
            difference.compareRows();
            Map<Integer, Long> counts = facts.countByYear(delivery.id());
            years.addAll(counts.keySet());
            for (Delivery old : superseded) {
                facts.delete(old.id());
                ledger.supersede(old, delivery);
            }
            long counted = counts.values().stream().mapToLong(Long::longValue).sum();
            if (counted != reading.accepted) {
                throw ShianException.defect(null, "load.count-differs", delivery.id(), counted, reading.accepted);
            }
            ledger.writeQuarantine(delivery, reading);
            ledger.writeAbsent(delivery, reading, again);
            ledger.writeTotals(delivery, contract, facts, reading);
            new MeasureParts(jdbc, run.catalog().divisions()).draw(contract, contract.measures(), delivery.id(), reading.absent);
            // who has something read again that counts was shown what it touches
            List<Message> held = again ? List.of() : new Gate(jdbc, run).reasons(delivery, contract, superseded, difference.rows());
            if (!held.isEmpty()) {
                connection.rollback(before);
                thresholds.mark(delivery, contract, reading);
                ledger.waiting(delivery, held);
                return;
            }
            difference.enter();
            thresholds.mark(delivery, contract, reading);
            frozen(contract, years).ifPresent(reading.remarks::add);
            ledger.loaded(delivery, reading);
            if (again) {
                replays.done(delivery);
                difference.markStale();
            }
            new SetAsideLife(units, run).settle(delivery, contract, facts, superseded, reading);
            ledger.markStale(delivery, superseded);
            new StaleMarks(units, run.catalog()).derived(contract.id(), years,
                    Stream.concat(Stream.of(delivery), superseded.stream()).map(Delivery::id).toList());
        } catch (TemporaryFiles.FullException e) {
            throw ShianException.surroundings(e, e.reason().code(), e.reason().arguments().toArray());
        } catch (NoSuchFileException e) {
            throw ShianException.surroundings(e, "load.content-gone", delivery.id(), delivery.path(), e.getFile());
        } catch (IOException e) {
            throw ShianException.surroundings(e, "load.interrupted", delivery.id(), delivery.path(), e);
        } catch (SQLException e) {
            throw new UncategorizedSQLException("load", null, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, units.dataSource());
        }
    }

    /** What to say if facts that rest on the contract are drawn no more in some of these years. */
    private Optional<Message> frozen(Contract contract, Set<Integer> years) {
        FrozenYears frozen = FrozenYears.read(jdbc);
        Set<Integer> held = new TreeSet<>();
        run.catalog().derived().values().stream().filter(fact -> fact.sources().containsKey(contract.id())).forEach(fact ->
                frozen.of(fact).stream().filter(fact.years(contract.id(), years)::contains).forEach(held::add));
        return held.isEmpty() ? Optional.empty() : Optional.of(Message.of("load.frozen",
                held.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }

    /** The years that these deliveries speak for, and those in which rows of theirs count. */
    private static Set<Integer> years(Delivery delivery, List<Delivery> superseded, FactTable facts) {
        List<Delivery> moved = Stream.concat(Stream.of(delivery), superseded.stream()).toList();
        Set<Integer> years = new TreeSet<>(facts.years(moved.stream().map(Delivery::id).toList()));
        moved.forEach(d -> IntStream.rangeClosed(d.from().getYear(), d.to().getYear()).forEach(years::add));
        return years;
    }

    /** Exact copies count once; rows that share a key and differ are all set aside, since nobody can say which is right. */
    private void resolveSameKeys(Delivery delivery, FactTable facts, Reading reading) {
        List<Integer> surplus = new ArrayList<>();
        for (FactTable.SameKey same : facts.sameKeys(delivery.id())) {
            if (same.copies()) {
                surplus.addAll(same.lines().subList(1, same.lines().size()));
                reading.duplicate += same.lines().size() - 1;
                continue;
            }
            surplus.addAll(same.lines());
            String key = RowKey.shown(same.key());
            for (FactTable.Line row : facts.lines(delivery.id(), same.lines(), column -> RowCells.isKept(column) && (key != null || !column.key()))) {
                reading.quarantine(new Reading.SetAside(row.line(), row.year(), row.division(), key, row.values(), List.of(Fault.ofRow(Message.of("load.same-key", Masking.masked(same.key()),
                        String.join(", ", same.lines().stream().map(String::valueOf).toList()))))));
            }
        }
        if (!surplus.isEmpty()) {
            facts.delete(delivery.id(), surplus);
            reading.accepted -= surplus.size();
        }
    }
}
