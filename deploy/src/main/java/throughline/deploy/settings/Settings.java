package throughline.deploy.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.operations.governance.FolderMode;
import throughline.operations.inventory.Tolerance;

/** What the operator decided, checked before anything starts. */
public record Settings(
        Folders folders, Http http, Servers servers, Admin admin, Flow flow, Doors doors, Freight freight) {

    /** The same, with the console on any free port of this machine: for an appliance that a command starts for itself. */
    public Settings onAnyPort() {
        return new Settings(folders, new Http("127.0.0.1", 0), servers, admin, flow, doors, freight);
    }

    /** The same, founded on these files: for a benchmark that needs more in stock than the demonstration has. */
    public Settings foundedOn(Path demo) {
        return new Settings(
                new Folders(folders.data(), folders.partners(), folders.policies(), demo),
                http,
                servers,
                admin,
                flow,
                doors,
                freight);
    }

    /**
     * @param data everything that is kept
     * @param partners one folder per partner
     * @param policies the analysts' files
     * @param demo the demonstration distributor's files, loaded on first start; null when it is not wanted
     */
    public record Folders(Path data, Path partners, Policy policies, @Nullable Path demo) {

        /** The analysts' files. */
        public Path policy() {
            return policies.folder();
        }

        /** Rule books as they were compiled. */
        public Path books() {
            return data.resolve("rule-books");
        }

        public Path inbox() {
            return data.resolve("inbox");
        }

        public Path outbox() {
            return data.resolve("outbox");
        }

        /** Of partners who visit our own SFTP server. */
        public Path mailboxes() {
            return data.resolve("sftp");
        }

        public Path secrets() {
            return data.resolve("secrets");
        }
    }

    /**
     * @param folder the analysts' files
     * @param mode what becomes of those that somebody changes
     */
    public record Policy(Path folder, FolderMode mode) {}

    /** Where the console listens; port 0 means any free one. */
    public record Http(String address, int port) {}

    /** A server that runs elsewhere. */
    public record Server(String url, String user, String password) {

        @Override
        public String toString() {
            return url + " as " + user;
        }
    }

    /**
     * @param database null: the appliance runs its own
     * @param broker null: the appliance runs its own
     * @param connections how many database connections to keep
     */
    public record Servers(@Nullable Server database, @Nullable Server broker, int connections) {}

    /** The first administrator; without a password one is generated. */
    public record Admin(@Nullable String password) {

        @Override
        public String toString() {
            return password == null ? "generated" : "given";
        }
    }

    /**
     * @param lanes messages worked on at the same time
     * @param attempts tries before a message becomes a case
     * @param delay wait before the second try; it doubles from there
     * @param drain how long a stop waits for work in flight
     * @param tolerance how far a warehouse's count may be from the books before it becomes a case
     * @param facts how long what decisions saw is kept
     * @param engineCheck every how many decisions one is taken again by Drools' own engine; 0 for none
     */
    public record Flow(
            int lanes,
            int attempts,
            Duration delay,
            Duration drain,
            Tolerance tolerance,
            Duration facts,
            int engineCheck) {}

    /**
     * The ways to partners.
     *
     * @param sftpPort where our own SFTP server listens; 0 means that there is none
     * @param sftpAddress the network address it listens on
     * @param secrets what we show partners, as far as the environment gives it
     */
    public record Doors(int sftpPort, String sftpAddress, GivenSecrets secrets) {}

    /**
     * What holds for a carrier whose profile says nothing else.
     *
     * @param percent of what was expected, how far a bill may be from it
     * @param amount in the bill's currency, how far at most
     * @param dueDays from the bill to its payment
     */
    public record Freight(int percent, int amount, int dueDays) {}

    /** Credentials by name, from the environment: for installations that hand secrets over so. Never printed. */
    public record GivenSecrets(Map<String, String> byKey) {

        static final String PREFIX = Setting.PREFIX + "SECRET_";

        public GivenSecrets {
            byKey = Map.copyOf(byKey);
        }

        /** The variable that holds the credential of a name. */
        public static String key(String name) {
            return PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
        }

        public Optional<String> of(String name) {
            return Optional.ofNullable(byKey.get(key(name)));
        }

        @Override
        public String toString() {
            return byKey.size() + " secrets";
        }
    }
}
