"""What the lab's tables refuse by themselves: rewritten decisions, agreed words that change."""

from django.db import migrations

KEEP_GATES = """
CREATE FUNCTION lab_keep_gates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a recorded decision is never changed or deleted'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_gate_stands_as_recorded';
END $$;
CREATE TRIGGER lab_keep_gates BEFORE UPDATE OR DELETE ON lab_gate
    FOR EACH ROW EXECUTE FUNCTION lab_keep_gates();
CREATE TRIGGER lab_keep_all_gates BEFORE TRUNCATE ON lab_gate
    FOR EACH STATEMENT EXECUTE FUNCTION lab_keep_gates();
CREATE TRIGGER lab_keep_evidence BEFORE UPDATE OR DELETE ON lab_gateevidence
    FOR EACH ROW EXECUTE FUNCTION lab_keep_gates();
CREATE TRIGGER lab_keep_all_evidence BEFORE TRUNCATE ON lab_gateevidence
    FOR EACH STATEMENT EXECUTE FUNCTION lab_keep_gates();
"""

# Evidence is named with the decision, not added later to make it look better founded;
# a transaction knows its gate by its own starting time.
EVIDENCE_COMES_WITH_THE_GATE = """
CREATE FUNCTION lab_evidence_comes_with_the_gate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM lab_gate WHERE id = NEW.gate_id AND recorded_at = transaction_timestamp()
    ) THEN
        RAISE EXCEPTION 'evidence is named when the decision is recorded'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'evidence_comes_with_the_gate';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER lab_evidence_comes_with_the_gate BEFORE INSERT ON lab_gateevidence
    FOR EACH ROW EXECUTE FUNCTION lab_evidence_comes_with_the_gate();
"""

# A gate closes the stay it was decided in: same service, same stage.
GATE_FITS_ITS_STAY = """
CREATE FUNCTION lab_gate_fits_its_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM lab_servicestage
         WHERE id = NEW.stay_id AND service_id = NEW.service_id AND stage = NEW.stage
    ) THEN
        RAISE EXCEPTION 'a gate names the stay it decides on'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_gate_fits_its_stay';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER lab_gate_fits_its_stay BEFORE INSERT ON lab_gate
    FOR EACH ROW EXECUTE FUNCTION lab_gate_fits_its_stay();
"""

KEEP_AGREED_WORDS = """
CREATE FUNCTION lab_keep_agreed_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status IN ('agreed', 'superseded') AND (
        TG_OP = 'DELETE'
        OR (OLD.service_id, OLD.stage, OLD.kind, OLD.language, OLD.version, OLD.body)
           IS DISTINCT FROM
           (NEW.service_id, NEW.stage, NEW.kind, NEW.language, NEW.version, NEW.body)
        OR NEW.status IN ('draft', 'under_review')
        OR (OLD.status = 'superseded' AND NEW.status = 'agreed')
    ) THEN
        RAISE EXCEPTION 'agreed words stand; write a new version'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'agreed_words_stand';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER lab_keep_agreed_words BEFORE UPDATE OR DELETE ON lab_artefact
    FOR EACH ROW EXECUTE FUNCTION lab_keep_agreed_words();
"""

UNDO = """
DROP TRIGGER lab_keep_agreed_words ON lab_artefact;
DROP FUNCTION lab_keep_agreed_words();
DROP TRIGGER lab_gate_fits_its_stay ON lab_gate;
DROP FUNCTION lab_gate_fits_its_stay();
DROP TRIGGER lab_evidence_comes_with_the_gate ON lab_gateevidence;
DROP FUNCTION lab_evidence_comes_with_the_gate();
DROP TRIGGER lab_keep_all_evidence ON lab_gateevidence;
DROP TRIGGER lab_keep_evidence ON lab_gateevidence;
DROP TRIGGER lab_keep_all_gates ON lab_gate;
DROP TRIGGER lab_keep_gates ON lab_gate;
DROP FUNCTION lab_keep_gates();
"""


class Migration(migrations.Migration):
    dependencies = [("lab", "0001_initial")]
    operations = [
        migrations.RunSQL(
            KEEP_GATES + EVIDENCE_COMES_WITH_THE_GATE + GATE_FITS_ITS_STAY + KEEP_AGREED_WORDS,
            UNDO,
        )
    ]
