package throughline.operations.exception;

import java.time.Instant;

/** Where a case stands. Each state offers its legal exits and no other. */
public sealed interface CaseState {

    /** Whether somebody still has to decide. */
    default boolean live() {
        return this instanceof Open || this instanceof Assigned;
    }

    /** The state's name in tables and URLs: {@code open}, {@code assigned}, {@code released}, {@code rejected}, {@code closed}. */
    String name();

    /** Nobody has taken it yet. */
    record Open() implements CaseState {

        public Assigned assign(String to, Instant at) {
            return new Assigned(to, at);
        }

        public Released release(String by, Instant at, String why) {
            return new Released(by, at, why);
        }

        public Rejected reject(String by, Instant at, String why) {
            return new Rejected(by, at, why);
        }

        public Closed close(String by, Instant at, String why) {
            return new Closed(by, at, why);
        }

        @Override
        public String name() {
            return "open";
        }
    }

    /** Somebody is on it. */
    record Assigned(String to, Instant at) implements CaseState {

        public Assigned assign(String other, Instant when) {
            return new Assigned(other, when);
        }

        public Released release(String by, Instant when, String why) {
            return new Released(by, when, why);
        }

        public Rejected reject(String by, Instant when, String why) {
            return new Rejected(by, when, why);
        }

        public Closed close(String by, Instant when, String why) {
            return new Closed(by, when, why);
        }

        @Override
        public String name() {
            return "assigned";
        }
    }

    /** Approved: what waited for it went on. Final: what follows from it is in the books. */
    record Released(String by, Instant at, String why) implements CaseState {
        @Override
        public String name() {
            return "released";
        }
    }

    /** Refused: what waited for it was turned down. Final. */
    record Rejected(String by, Instant at, String why) implements CaseState {
        @Override
        public String name() {
            return "rejected";
        }
    }

    /** Dealt with outside, or no longer true; nothing waited for it. */
    record Closed(String by, Instant at, String why) implements CaseState {

        /** It was not dealt with after all. */
        public Open reopen() {
            return new Open();
        }

        @Override
        public String name() {
            return "closed";
        }
    }
}
