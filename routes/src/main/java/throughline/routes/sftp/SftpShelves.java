package throughline.routes.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import org.apache.sshd.sftp.client.SftpClient;
import throughline.connectors.Partner;
import throughline.model.lineage.MessageId;
import throughline.operations.way.Fetches.RemoteFile;
import throughline.routes.Said;
import throughline.routes.fetching.FileNames;
import throughline.routes.fetching.PollDirectory;
import throughline.routes.fetching.Shelf;
import throughline.routes.fetching.Shelves;

/** Directories of partners' own SFTP servers. */
public final class SftpShelves implements Shelves {

    /** The channel that messages come by, from our server and from theirs. */
    static final String CHANNEL = "sftp";

    private final SftpServers servers;

    public SftpShelves(SftpServers servers) {
        this.servers = servers;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public boolean concern(Partner partner) {
        return new Said(partner).is(channel()) && PollDirectory.isSaid(partner);
    }

    @Override
    public Terms terms(Partner partner) throws IOException {
        var fetching = fetching(SftpPlace.of(partner));
        return new Terms(fetching.every(), fetching.unchanged());
    }

    @Override
    public void visit(Partner partner, Visit visit) throws IOException, InterruptedException {
        var place = SftpPlace.of(partner);
        servers.visit(place, server -> {
            visit.at(new Directory(partner.code(), server, fetching(place)));
            return place;
        });
    }

    private static PollDirectory fetching(SftpPlace place) {
        return Objects.requireNonNull(place.fetching());
    }

    private record Directory(String partner, SftpClient server, PollDirectory fetching) implements Shelf {

        @Override
        public Found look(int most) throws IOException {
            var files = new ArrayList<RemoteFile>();
            boolean more = false;
            for (var entry : server.readDir(fetching.directory())) {
                var name = entry.getFilename();
                var attributes = entry.getAttributes();
                if (!attributes.isRegularFile() || !FileNames.isWanted(name)) {
                    continue;
                }
                if (files.size() == most) {
                    more = true;
                    break;
                }
                var modified = attributes.getModifyTime();
                files.add(new RemoteFile(
                        partner, name, attributes.getSize(), modified == null ? Instant.EPOCH : modified.toInstant()));
            }
            return new Found(files, more);
        }

        @Override
        public InputStream open(RemoteFile file) throws IOException {
            return server.read(path(file));
        }

        @Override
        public void away(RemoteFile file, MessageId message) throws IOException {
            if (fetching.archive() == null) {
                server.remove(path(file));
            } else {
                server.rename(path(file), "%s/%s.%s".formatted(fetching.archive(), file.name(), message));
            }
        }

        @Override
        public boolean isOpen() {
            return server.isOpen();
        }

        private String path(RemoteFile file) {
            return fetching.directory() + "/" + file.name();
        }
    }
}
