package throughline.deploy.settings;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every setting there is: an environment variable, its default and what it means. docs/settings.md is checked against this list. */
public enum Setting {
    DATA("./data", "The folder of everything the appliance keeps: database, broker journal, inbox, outbox, secrets."),
    HOME(".", "The folder the appliance is installed in; the launcher sets it."),
    HTTP_ADDRESS("127.0.0.1", "The network address the console and the API listen on; 0.0.0.0 for all."),
    HTTP_PORT("8080", "The port of the console and the API; 0 takes any free one."),
    DB_URL(
            null,
            "JDBC address of a PostgreSQL server to use; without it the appliance runs its own under the data folder."),
    DB_USER(null, "The user on that server."),
    DB_PASSWORD(null, "That user's password."),
    DB_CONNECTIONS("12", "How many database connections to keep, 4 to 100."),
    BROKER_URL(null, "Address of an Artemis broker to use (tcp://host:61616); without it the appliance runs its own."),
    BROKER_USER(null, "The user on that broker."),
    BROKER_PASSWORD(null, "That user's password."),
    ADMIN_PASSWORD(
            null,
            "Password of the first administrator (admin), 12 letters or more; without it one is generated and printed once."),
    PARTNERS(null, "The folder of partner folders; without it connectors/partners of the installation."),
    POLICY(null, "The folder of policies; without it rules/policy of the installation."),
    POLICY_FOLDER(
            "proposes",
            "What becomes of files changed in that folder: proposes makes a draft of them, to be approved as any other; acts puts them in force at once."),
    DEMO("true", "Whether the first start loads the demonstration distributor."),
    LANES("4", "How many messages are worked on at the same time, 1 to 64. Messages of one partner keep their order."),
    DELIVERY_ATTEMPTS("6", "How often a message is tried before it becomes a case, 1 to 100."),
    DELIVERY_DELAY_MILLIS(
            "500", "Wait before the second try, in milliseconds; it doubles with every further one, up to a minute."),
    FACTS_DAYS(
            "90",
            "How many days the facts that decisions saw are kept for explanations and what-if, 1 to 3650. Decisions are kept for ever."),
    ENGINE_CHECK(
            "1000",
            "Of how many decisions one is taken again by Drools' own engine, which must agree, and timed: up to 1000000; 0: none. One a minute at least."),
    DRAIN_SECONDS("20", "How long a stop waits for work in flight, 1 to 600 seconds."),
    COUNT_TOLERANCE_UNITS(
            "0",
            "How many base units a warehouse's count may be from the books before it becomes a case, 0 to 1000000; or the percent below, whichever is more."),
    COUNT_TOLERANCE_PERCENT(
            "0",
            "How many percent of what the books hold a warehouse's count may be off before it becomes a case, 0 to 100."),
    SFTP_PORT(
            null,
            "The port of the appliance's own SFTP server, where partners lay and fetch files; without it there is none."),
    SFTP_ADDRESS("0.0.0.0", "The network address that SFTP server listens on."),
    FREIGHT_TOLERANCE_PERCENT(
            "5",
            "How far a carrier's bill may be from what was expected, in percent of it, 0 to 100; a profile may say otherwise."),
    FREIGHT_TOLERANCE_AMOUNT(
            "10",
            "And how far at most, in whole units of the bill's currency, 0 to 100000; the smaller of the two counts."),
    FREIGHT_DUE_DAYS("30", "Days from a carrier's bill to its payment, 0 to 365."),
    JAVA_OPTS(
            null,
            "Further options for the Java machine; read by the launcher. A collector of one's own may be among them: -XX:+UseShenandoahGC.");

    static final String PREFIX = "THROUGHLINE_";

    private final @Nullable String standard;
    private final String meaning;

    Setting(@Nullable String standard, String meaning) {
        this.standard = standard;
        this.meaning = meaning;
    }

    /** The name as it stands in the environment. */
    public String key() {
        return PREFIX + name();
    }

    /** The value when nobody sets it, or null. */
    public @Nullable String standard() {
        return standard;
    }

    public String meaning() {
        return meaning;
    }

    /** Secrets may stand in a file instead, named by {@code ..._FILE}, as container platforms hand them over. */
    public boolean secret() {
        return name().endsWith("_PASSWORD");
    }

    static Optional<Setting> named(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key().equals(key))
                .findFirst();
    }
}
