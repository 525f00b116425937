package io.outdial.outbound.lookup;

import io.outdial.contract.outbound.DirectoryAnswerDto;
import io.outdial.contract.outbound.DirectoryApi;
import io.outdial.contract.outbound.DirectoryQuestionDto;
import io.outdial.contract.outbound.NamedIdDto;
import io.outdial.contract.outbound.PublicSourceDto;
import io.outdial.outbound.lookup.DirectoryRepository.DirectoryEntry;
import io.outdial.outbound.lookup.DirectoryRepository.DirectoryQuestion;
import io.outdial.outbound.lookup.DirectoryRepository.EntryKind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * {@code POST /internal/v1/directory/lookup}: what the other services ask. The client stands in the body, since a
 * service asks for any of them.
 */
@Cancellable(false)
public class DirectoryResource implements DirectoryApi {

    @Inject
    DirectoryRepository directory;

    @Override
    public Uni<DirectoryAnswerDto> lookupDirectory(DirectoryQuestionDto question) {
        return directory
                .find(new DirectoryQuestion(
                        question.clientId(),
                        orEmpty(question.campaignIds()),
                        orEmpty(question.memberIds()),
                        orEmpty(question.sourceIds()),
                        orEmpty(question.sourcePublicIds())))
                .map(found -> new DirectoryAnswerDto(
                        names(found.get(EntryKind.CAMPAIGN)),
                        names(found.get(EntryKind.MEMBER)),
                        names(found.get(EntryKind.SOURCE)),
                        publicSources(found.get(EntryKind.PUBLIC_SOURCE))));
    }

    private static <T> List<T> orEmpty(List<T> values) {
        return Objects.requireNonNullElse(values, List.of());
    }

    private static List<NamedIdDto> names(List<DirectoryEntry> entries) {
        return entries.stream()
                .map(entry -> new NamedIdDto(entry.id(), entry.name()))
                .toList();
    }

    private static List<PublicSourceDto> publicSources(List<DirectoryEntry> entries) {
        return entries.stream()
                .map(entry -> new PublicSourceDto(entry.publicId(), entry.id(), entry.name(), entry.defaultLeadCost()))
                .toList();
    }
}
