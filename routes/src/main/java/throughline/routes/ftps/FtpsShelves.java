package throughline.routes.ftps;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPReply;
import throughline.connectors.Partner;
import throughline.model.lineage.MessageId;
import throughline.operations.way.Fetches.RemoteFile;
import throughline.routes.Said;
import throughline.routes.fetching.FileNames;
import throughline.routes.fetching.PollDirectory;
import throughline.routes.fetching.Shelf;
import throughline.routes.fetching.Shelves;

/** Directories of partners' own FTPS servers. */
public final class FtpsShelves implements Shelves {

    private final FtpsServers servers;

    public FtpsShelves(FtpsServers servers) {
        this.servers = servers;
    }

    @Override
    public String channel() {
        return "ftps";
    }

    @Override
    public boolean concern(Partner partner) {
        return new Said(partner).is(channel()) && PollDirectory.isSaid(partner);
    }

    @Override
    public Terms terms(Partner partner) throws IOException {
        var fetching = Objects.requireNonNull(FtpsPlace.of(partner).fetching());
        return new Terms(fetching.every(), fetching.unchanged());
    }

    @Override
    public void visit(Partner partner, Visit visit) throws IOException, InterruptedException {
        servers.visit(
                partner,
                (server, place) ->
                        visit.at(new Directory(partner.code(), server, Objects.requireNonNull(place.fetching()))));
    }

    private record Directory(String partner, FtpsLine server, PollDirectory fetching) implements Shelf {

        @Override
        public Found look(int most) throws IOException {
            var files = new ArrayList<RemoteFile>();
            boolean more = false;
            for (var entry : entries()) {
                if (entry == null || !entry.isFile() || !FileNames.isWanted(entry.getName())) {
                    continue;
                }
                if (files.size() == most) {
                    more = true;
                    break;
                }
                var modified = entry.getTimestampInstant();
                files.add(new RemoteFile(
                        partner, entry.getName(), entry.getSize(), modified == null ? Instant.EPOCH : modified));
            }
            return new Found(files, more);
        }

        /** In the form that machines are meant to read, where the server knows it. */
        private FTPFile[] entries() throws IOException {
            var entries = server.hasFeature("MLST")
                    ? server.mlistDir(fetching.directory())
                    : server.listFiles(fetching.directory());
            server.obeyed(FTPReply.isPositiveCompletion(server.getReplyCode()), "look into " + fetching.directory());
            return entries;
        }

        @Override
        public InputStream open(RemoteFile file) throws IOException {
            var bytes = server.retrieveFileStream(path(file));
            server.obeyed(bytes != null, "read " + file.name());
            return new FilterInputStream(Objects.requireNonNull(bytes)) {
                @Override
                public void close() throws IOException {
                    super.close();
                    server.obeyed(server.completePendingCommand(), "read " + file.name() + " to its end");
                }
            };
        }

        @Override
        public void away(RemoteFile file, MessageId message) throws IOException {
            if (fetching.archive() == null) {
                server.obeyed(server.deleteFile(path(file)), "delete " + file.name());
            } else {
                var to = "%s/%s.%s".formatted(fetching.archive(), file.name(), message);
                server.obeyed(server.rename(path(file), to), "move " + file.name() + " into " + fetching.archive());
            }
        }

        @Override
        public boolean isOpen() {
            return server.isConnected() && server.isAvailable();
        }

        private String path(RemoteFile file) {
            return fetching.directory() + "/" + file.name();
        }
    }
}
