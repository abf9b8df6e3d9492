package throughline.routes;

/**
 * What may travel beside a body. Everything a step needs travels in the body, typed; headers are for people who look for a message, and
 * those that steer Camel never come in from outside.
 */
public final class Headers {

    /** Camel obeys headers of its own; whoever can write one into a message can redirect it. Any case of letters. */
    public static final String STEERING = "(?i)camel.*";

    private Headers() {}
}
