package throughline.routes.mail;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.FromStringTerm;
import jakarta.mail.search.SearchTerm;
import jakarta.mail.util.SharedFileInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.Spool;
import throughline.operations.way.Takings;
import throughline.operations.way.Takings.Thing;
import throughline.routes.SideBySide;
import throughline.routes.fetching.Pull;
import throughline.routes.mail.MailPlace.Fetching;

/**
 * Takes the attachments of a partner's mails: each is sealed once, by the mail's Message-ID and its own bytes, and then the mail as it
 * came; only then it is moved away or deleted in the mailbox. A mail that is not taken stays where it is, and is a case.
 */
public final class MailPull implements Pull {

    /** The channel that messages come by. */
    static final String CHANNEL = "mail";

    /** The channel of mails as they came. */
    static final String WHOLE = "mail-whole";

    private static final int MOST_AT_ONCE = 100;
    private static final Duration LONGEST_VISIT = Duration.ofMinutes(10);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final MailServers servers;
    private final Takings takings;
    private final Consumer<MessageId> queue;

    /** @param queue has a sealed message read; one that could not be queued is found by the sweep */
    public MailPull(MailServers servers, Takings takings, Consumer<MessageId> queue) {
        this.servers = servers;
        this.takings = takings;
        this.queue = queue;
    }

    /** A partner's mailbox while we are there. */
    private record Round(Partner partner, MailPlace place, Fetching wanted, Session session, Folder mailbox) {

        Thing thing(String channel, String mark) {
            return new Thing(partner.code(), channel, mark);
        }
    }

    /** Why a mail is not taken. */
    private static final class NotTaken extends Exception {

        private static final long serialVersionUID = 1L;

        NotTaken(String why) {
            super(why);
        }
    }

    @Override
    public boolean concerns(Partner partner) {
        return MailPlace.isFetched(partner);
    }

    @Override
    public Duration every(Partner partner) throws IOException {
        return fetching(MailPlace.of(partner)).every();
    }

    private static Fetching fetching(MailPlace place) {
        return Objects.requireNonNull(place.fetching());
    }

    @Override
    public Duration visit(Partner partner, SideBySide side) throws IOException, InterruptedException {
        var place = MailPlace.of(partner);
        var wanted = fetching(place);
        var more = new AtomicBoolean();
        side.inTime(
                LONGEST_VISIT,
                () -> servers.imap(partner, place, wanted.server(), (store, session) -> {
                    var mailbox = folder(store, wanted.mailbox());
                    mailbox.open(Folder.READ_WRITE);
                    try {
                        more.set(take(new Round(partner, place, wanted, session, mailbox), store));
                    } finally {
                        // Not as a resource: that would take away what others have marked as deleted.
                        mailbox.close(false);
                    }
                }));
        return more.get() ? AT_ONCE : wanted.every();
    }

    /** @throws IOException when there is none of that name */
    static Folder folder(Store store, String name) throws IOException, MessagingException {
        var folder = store.getFolder(name);
        if (!folder.exists()) {
            throw new IOException("there is no folder '%s' in the mailbox".formatted(name));
        }
        return folder;
    }

    /** Whether there are more than could be taken at once. */
    private boolean take(Round round, Store store) throws IOException, MessagingException, InterruptedException {
        var found = theirs(round);
        IOException first = null;
        for (var mail : found.subList(0, Math.min(found.size(), MOST_AT_ONCE))) {
            if (Thread.interrupted()) {
                throw new InterruptedException("broken off");
            }
            try {
                one(round, store, mail);
            } catch (NotTaken why) {
                takings.refused(round.thing(CHANNEL, refusal(round, mail)), said(round, mail, why));
            } catch (IOException failure) {
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
        return found.size() > MOST_AT_ONCE;
    }

    private static String said(Round round, MimeMessage mail, NotTaken why) throws MessagingException {
        return "A mail of %s (Message-ID %s) was not taken: %s. It stays in the mailbox and is looked at again when the profile changes."
                .formatted(round.partner().code(), shown(mail.getMessageID()), why.getMessage());
    }

    private static String shown(@Nullable String text) {
        var plain = String.valueOf(text).replaceAll("[^ -~]", "?");
        return plain.substring(0, Math.min(200, plain.length()));
    }

    /** The partner's mails that are not done and not refused by what its profile says now. */
    private List<MimeMessage> theirs(Round round) throws MessagingException {
        var there = new FlagTerm(new Flags(Flags.Flag.DELETED), false);
        var found = new TreeMap<Integer, Message>();
        // Of a whole domain the server is asked for everything, and we compare ourselves: what it makes of a part of an
        // address is its own affair.
        var terms = round.wanted().isFromDomains()
                ? List.<SearchTerm>of(there)
                : round.wanted().from().stream()
                        .<SearchTerm>map(address -> new AndTerm(new FromStringTerm(address), there))
                        .toList();
        for (var term : terms) {
            for (var message : round.mailbox().search(term)) {
                found.put(message.getMessageNumber(), message);
            }
        }
        var messages = found.values().toArray(Message[]::new);
        var profile = new FetchProfile();
        profile.add(FetchProfile.Item.ENVELOPE);
        profile.add(UIDFolder.FetchProfileItem.UID);
        round.mailbox().fetch(messages, profile);
        var mails = new ArrayList<MimeMessage>();
        var marks = new ArrayList<String>();
        for (var message : messages) {
            if (message instanceof MimeMessage mail && round.wanted().isFrom(sender(mail))) {
                mails.add(mail);
                marks.add(round.thing(CHANNEL, refusal(round, mail)).mark());
            }
        }
        var refused = takings.known(round.partner().code(), CHANNEL, marks);
        var left = new ArrayList<MimeMessage>();
        for (int i = 0; i < mails.size(); i++) {
            if (!refused.contains(marks.get(i))) {
                left.add(mails.get(i));
            }
        }
        return left;
    }

    /** One mail, and one profile: when that changes, the mail is looked at again. */
    private static String refusal(Round round, MimeMessage mail) throws MessagingException {
        var numbers = (UIDFolder) round.mailbox();
        return "refused %s/%d/%d %s"
                .formatted(
                        round.wanted().mailbox(),
                        numbers.getUIDValidity(),
                        numbers.getUID(mail),
                        round.partner().version());
    }

    /** A mail with several, or none, is nobody's. */
    private static String sender(MimeMessage mail) {
        try {
            var from = mail.getFrom();
            return from != null && from.length == 1 && from[0] instanceof InternetAddress address
                    ? String.valueOf(address.getAddress())
                    : "";
        } catch (MessagingException noAddress) {
            return "";
        }
    }

    private void one(Round round, Store store, MimeMessage mail) throws IOException, MessagingException, NotTaken {
        var by = round.wanted().authenticatedBy();
        if (by != null && !Authenticity.isProved(results(mail), by, sender(mail))) {
            throw new NotTaken("%s does not say that the sender %s is who it says (DMARC, or DKIM of its domain)"
                    .formatted(by, shown(sender(mail))));
        }
        if (mail.getSize() > round.place().most()) {
            throw new NotTaken("it is larger than the %,d bytes that are taken"
                    .formatted(round.place().most()));
        }
        try (var whole = Spool.written(out -> write(mail, out), round.place().most())) {
            sealed(round, mail, whole);
        } catch (Spool.TooLarge | Attachments.Unreadable refused) {
            throw new NotTaken(String.valueOf(refused.getMessage()));
        }
        away(round, store, mail);
    }

    private static void write(MimeMessage mail, java.io.OutputStream out) throws IOException {
        try {
            mail.writeTo(out);
        } catch (MessagingException failure) {
            throw new IOException("a mail could not be read: " + failure.getMessage(), failure);
        }
    }

    private static List<String> results(MimeMessage mail) throws MessagingException {
        var fields = mail.getHeader("Authentication-Results");
        return fields == null
                ? List.of()
                : Arrays.stream(fields)
                        .map(field -> field.replaceAll("\\r?\\n", " "))
                        .toList();
    }

    private void sealed(Round round, MimeMessage mail, Spool whole) throws IOException, MessagingException, NotTaken {
        var number = mail.getMessageID() == null ? "none " + whole.sha256() : mail.getMessageID();
        var attachments = new Attachments(round.wanted(), round.place().most(), (name, bytes) -> {
            var thing = round.thing(CHANNEL, "%s\n%s".formatted(number, bytes.sha256()));
            var taken = takings.take(thing, name, bytes, mailId(mail));
            if (taken.fresh()) {
                queue.accept(taken.message());
            }
        });
        try (var in = new SharedFileInputStream(whole.file().toFile())) {
            if (attachments.of(round.session(), new MimeMessage(round.session(), in)) == 0) {
                throw new NotTaken("it has no attachment that is wanted");
            }
        }
        takings.keep(round.thing(WHOLE, "%s\n%s".formatted(number, whole.sha256())), "mail.eml", whole, mailId(mail));
    }

    private static @Nullable String mailId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException none) {
            return null;
        }
    }

    /** Everything in it is sealed: now, and not before. */
    private static void away(Round round, Store store, MimeMessage mail) throws IOException, MessagingException {
        var mails = new Message[] {mail};
        var taken = round.wanted().takenFolder();
        if (taken != null) {
            var to = folder(store, taken);
            var box = (IMAPFolder) round.mailbox();
            if (((IMAPStore) store).hasCapability("MOVE")) {
                box.moveMessages(mails, to);
                return;
            }
            box.copyMessages(mails, to);
        }
        mail.setFlag(Flags.Flag.DELETED, true);
        expunge(round, store, mails);
    }

    /** What somebody else has marked as deleted is not ours to take away; without UIDPLUS it stays marked until somebody tidies up. */
    private static void expunge(Round round, Store store, Message[] mails) throws MessagingException {
        if (((IMAPStore) store).hasCapability("UIDPLUS")) {
            ((IMAPFolder) round.mailbox()).expunge(mails);
        }
    }
}
