from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [('paperwork', '0006_papers_in_the_book')]

    operations = [
        migrations.AlterField(
            model_name='issueddocument',
            name='code',
            field=models.CharField(max_length=16, unique=True, verbose_name='mã tra cứu'),
        ),
        migrations.AddConstraint(
            model_name='issueddocument',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('released_at__isnull', False), ('state', 'issued')), models.Q(('released_at', None), ('state', 'signing')), ('state', 'withdrawn'), _connector='OR'), name='issued_document_was_released'),
        ),
        migrations.AddConstraint(
            model_name='issueddocument',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_reason', ''), models.Q(('state', 'withdrawn'), _negated=True)), models.Q(('state', 'withdrawn'), ('withdrawn_at__isnull', False), models.Q(('withdrawn_reason', ''), _negated=True)), _connector='OR'), name='withdrawn_document_says_when_and_why'),
        ),
        migrations.AddConstraint(
            model_name='issueddocument',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('signed_kept_at', None), ('signed_sha256', '')), models.Q(('signed_kept_at__isnull', False), models.Q(('signed_sha256', ''), _negated=True)), _connector='OR'), name='signed_file_has_hash'),
        ),
        migrations.AddConstraint(
            model_name='papernumber',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'used'), _negated=True), models.Q(('paper', ''), _negated=True), _connector='OR'), name='used_number_has_paper'),
        ),
        migrations.AddConstraint(
            model_name='papernumber',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='withdrawn_number_has_reason'),
        ),
    ]
