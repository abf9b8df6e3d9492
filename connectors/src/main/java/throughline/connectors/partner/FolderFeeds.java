package throughline.connectors.partner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import throughline.connectors.flat.Feed;
import throughline.connectors.flat.FeedFile;
import throughline.connectors.flat.FeedRefused;

/** How a partner's CSV and fixed-width files are read: {@code maps/*.yaml}. */
final class FolderFeeds {

    private FolderFeeds() {}

    /** @throws ProfileRefused for the first mistake, with file and line */
    static List<Feed> of(Path folder) {
        var feeds = new ArrayList<Feed>();
        for (var file : FolderVersion.files(folder)) {
            var name = FolderVersion.name(folder, file);
            if (name.startsWith("maps/") && name.endsWith(".yaml")) {
                try {
                    feeds.add(FeedFile.read(name, YamlFile.text(file)));
                } catch (FeedRefused refused) {
                    throw new ProfileRefused(file, refused.line(), String.valueOf(refused.getMessage()));
                }
            }
        }
        return feeds;
    }
}
