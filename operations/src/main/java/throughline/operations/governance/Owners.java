package throughline.operations.governance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import throughline.ledger.store.Database;
import throughline.ledger.store.RowSet;
import throughline.operations.governance.ChangeRefused.Kind;

/** Who owns the policies of each desk: a role or a person, for each kind of act. */
public final class Owners {

    private static final Set<String> DESKS = Set.of("pricing", "credit", "allocation", "exception", "posting");

    private final Database database;

    public Owners(Database database) {
        this.database = database;
    }

    public List<Owner> all() {
        return database.read(unit -> unit.jdbc(connection -> {
            var owners = new ArrayList<Owner>();
            try (var select = connection.prepareStatement(
                            "select desk, act, who from desk.policy_owner order by desk, act, who");
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    owners.add(new Owner(rows.getString(1), PolicyAct.valueOf(rows.getString(2)), rows.getString(3)));
                }
            }
            return owners;
        }));
    }

    /**
     * From now on these, and nobody else, may do that with the desk's policies.
     *
     * @param who roles by their names in capitals, and accounts by theirs; at least one
     */
    public void set(String desk, PolicyAct act, Collection<String> who) {
        if (!DESKS.contains(desk)) {
            throw new ChangeRefused(
                    Kind.UNKNOWN,
                    "There is no desk %s.".formatted(desk),
                    "Name pricing, credit, allocation, exception or posting.");
        }
        if (who.isEmpty() || who.stream().anyMatch(String::isBlank)) {
            throw new ChangeRefused(
                    Kind.WRONG,
                    "Somebody has to be able to %s %s.".formatted(act.words(), desk),
                    "Name at least one role (ANALYST) or account.");
        }
        database.transact(unit -> unit.jdbc(connection -> {
            try (var delete = connection.prepareStatement("delete from desk.policy_owner where desk = ? and act = ?")) {
                delete.setString(1, desk);
                delete.setString(2, act.name());
                delete.executeUpdate();
            }
            var rows = new RowSet("desk.policy_owner", "desk text", "act text", "who text");
            who.stream().distinct().forEach(each -> rows.add(desk, act.name(), each.strip()));
            return rows.insert(connection);
        }));
    }

    /** Those of the desks for which somebody may do it. */
    List<String> of(Person person, PolicyAct act, Collection<String> desks) {
        var owners = all();
        return desks.stream()
                .filter(desk -> owners.stream()
                        .anyMatch(owner -> owner.desk().equals(desk)
                                && owner.act() == act
                                && (owner.who().equals(person.name())
                                        || person.roles().contains(owner.who()))))
                .toList();
    }

    /** Whether somebody may do it for all of these desks. */
    public boolean may(Person person, PolicyAct act, Collection<String> desks) {
        return of(person, act, desks).size() == desks.size();
    }

    /** @throws ChangeRefused saying for which desk somebody may not, and who may */
    void demand(Person person, PolicyAct act, Collection<String> desks) {
        var allowed = of(person, act, desks);
        desks.stream().filter(desk -> !allowed.contains(desk)).findFirst().ifPresent(desk -> {
            throw new ChangeRefused(
                    Kind.FORBIDDEN,
                    "%s may not %s the desk %s.".formatted(person.name(), act.words(), desk),
                    "Ask one of: %s.".formatted(String.join(", ", who(desk, act))));
        });
    }

    List<String> who(String desk, PolicyAct act) {
        return all().stream()
                .filter(owner -> owner.desk().equals(desk) && owner.act() == act)
                .map(Owner::who)
                .toList();
    }
}
