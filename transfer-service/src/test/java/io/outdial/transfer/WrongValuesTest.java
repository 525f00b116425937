package io.outdial.transfer;

import io.outdial.platform.testing.TestEnvironment;
import io.outdial.platform.testing.WrongValues;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A value that a place of the document has no room for is refused as one that breaks the document, whatever it is. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class WrongValuesTest {

    static Stream<WrongValues> everyWrongValueIsNamed() {
        return WrongValues.of("transfer");
    }

    @ParameterizedTest
    @MethodSource
    void everyWrongValueIsNamed(WrongValues request) {
        request.assertRefused(TestEnvironment.KEY);
    }
}
