package throughline.operations.governance;

import java.util.Set;

/**
 * Who acts.
 *
 * @param name of the account
 * @param roles by their names in capitals ({@code ANALYST})
 */
public record Person(String name, Set<String> roles) {

    /** The appliance itself. */
    public static final Person OURSELVES = new Person("throughline", Set.of());

    /** Whoever saved files in the folder of policies: nobody knows his name. */
    public static final Person FILES = new Person("files", Set.of());

    public Person {
        roles = Set.copyOf(roles);
    }
}
