package throughline.routes.inbound;

import org.apache.camel.builder.RouteBuilder;

/**
 * From files dropped into the inbox to sealed messages. A file is read when it has not changed for a second, and claimed by renaming it;
 * hidden files and names ending in {@code .part} or {@code .tmp} are left alone until whoever writes them renames them.
 */
public final class InboxRoute extends RouteBuilder {

    public static final String ID = "inbox";

    private static final String NEVER = "RAW(" + HalfWritten.NAMES + ")";
    private static final String WHEN_WHOLE = "readLock=changed&readLockMinAge=1s&readLockCheckInterval=200&readLockLoggingLevel=OFF";
    private final Inbox inbox;

    public InboxRoute(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void configure() {
        // A file that cannot be sealed now stays where it is and is met again.
        errorHandler(noErrorHandler());

        from("file:" + inbox.folder() + "?recursive=true&maxDepth=2&delay=500&initialDelay=0&maxMessagesPerPoll=500"
                        + "&noop=true&idempotent=false&exclude=" + NEVER + "&" + WHEN_WHOLE)
                .routeId(ID).routeDescription("Takes files that were dropped into the inbox")
                .bean(inbox, "receive").id("seal");
    }
}
