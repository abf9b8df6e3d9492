package throughline.operations.freight;

import throughline.operations.exception.NewCase;

/** What the freight desk says to a carrier's bill. The caller opens the case, in the same transaction. */
public sealed interface Audited {

    /**
     * It is owed now.
     *
     * @param about the first despatch it is for ({@code SH-0000042}), or the bill's own number when it is for none of ours
     */
    record Posted(String about) implements Audited {}

    /** Nothing is booked until a person has decided. */
    record Held(NewCase found) implements Audited {}
}
