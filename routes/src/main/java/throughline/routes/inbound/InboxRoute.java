package throughline.routes.inbound;

import java.io.File;
import org.apache.camel.builder.RouteBuilder;

/**
 * From files dropped into the inbox to sealed messages. A file is read when it has not changed for a second, and claimed by renaming it;
 * hidden files and names ending in {@code .part} or {@code .tmp} are left alone until whoever writes them renames them.
 */
public final class InboxRoute extends RouteBuilder {

    public static final String ID = "inbox";

    private static final String NEVER = "RAW((?i).*[.](part|tmp|filepart))";
    private static final String WHEN_WHOLE = "readLock=changed&readLockMinAge=1s&readLockCheckInterval=200&readLockLoggingLevel=OFF";
    private static final String STAMP = ".${date:now:yyyyMMdd-HHmmssSSS}";

    private final Inbox inbox;

    public InboxRoute(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void configure() {
        // A file that cannot be sealed goes aside as it is; the log says why.
        errorHandler(noErrorHandler());

        from("file:" + inbox.folder() + "?recursive=true&maxDepth=2&delay=500&initialDelay=0&maxMessagesPerPoll=500"
                        + "&exclude=" + NEVER + "&" + WHEN_WHOLE
                        + "&preMove=RAW(" + inbox.claimed() + "/${file:name})"
                        + "&move=RAW(" + inbox.done() + "/${file:name}" + STAMP + ")"
                        + "&moveFailed=RAW(" + inbox.failed() + "/${file:name}" + STAMP + ")")
                .routeId(ID).routeDescription("Takes files that were dropped into the inbox")
                .transform().body(File.class, inbox::receive).id("seal");
    }
}
