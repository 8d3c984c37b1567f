"""Digital-maturity self-assessment for cultural organisations, with a guide and a network.

The rooms, from the ones that know nothing of the others to the ones that know everything:

    questionnaires   engine: what is asked
    scoring          engine: what answers are worth
    recommending     engine: which guide entries and which cells, and why
    charts           figures of what the engine made
    settings         one frozen object, read once
    errors           the exceptions that a page or a command can explain
    database         engine, session, base classes, migrations
    web              what all pages share
    mail             the outbox, and its sender
    network          regions, cells, expertises, activities
    guide            published entries and their search
    diagnostics      an organisation's run through a questionnaire
    api              what is public, for programs: guide, network, questionnaires
    app              plugs everything together
    cli              the operator's commands

This module imports nothing, so that the engine stays importable alone.
"""

__version__ = "0.1.0"
